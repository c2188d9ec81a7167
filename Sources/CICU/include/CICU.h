// CICU: the part of ICU that Daiek uses, as plain C.
//
// Purpose: this header names no ICU type and includes no ICU header, so that a Swift program may import it beside
// Foundation (which carries an ICU of its own) and so that ICU's versioned symbol names (ubrk_open_72) stay in CICU.c.
// All text is UTF-8, given as a pointer and a length in bytes; all offsets are byte offsets into it. No function keeps a
// pointer after it returns, except a breaker, which reads the text it was set to until it is set again or closed.
#ifndef CICU_H
#define CICU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

#ifdef __cplusplus
extern "C" {
#endif

// MARK: Versions

/// ICU's version, "72.1", and the version of Unicode it implements, "15.0". Static strings.
const char *cicu_version(void);
const char *cicu_unicode_version(void);

/// The version of the ICU library that is running and of the data it runs on, each packed one byte a part: 72.1 is
/// 0x48010000. They differ from cicu_version when another ICU took the place of the one compiled against. 0: none.
uint32_t cicu_running_version(void);
uint32_t cicu_data_version(void);

// MARK: Boundaries (UAX #29, UAX #14)

typedef enum {
  CICU_BREAK_WORD = 0,
  CICU_BREAK_SENTENCE = 1,
  /// Where a line may or must end.
  CICU_BREAK_LINE = 2,
  /// Where one visible character ends and the next begins.
  CICU_BREAK_CHARACTER = 3
} CICUBreakKind;

typedef struct CICUBreaker CICUBreaker;

/// A boundary iterator for a locale ("root", "ru@ss=standard"), or NULL when ICU has none. Not for two threads at once.
CICUBreaker *_Nullable cicu_breaker_open(CICUBreakKind kind, const char *locale);
void cicu_breaker_close(CICUBreaker *breaker);

/// Points the iterator at the text and stands before its first boundary (offset 0). False when ICU refuses. The text must
/// outlive the iteration and be at most INT32_MAX bytes. Malformed UTF-8 is read as U+FFFD, as ICU does.
bool cicu_breaker_set_text(CICUBreaker *breaker, const uint8_t *text, int64_t length);

/// The next boundary's byte offset, or -1 at the end. *rule_status is ICU's: for words 0 none, 100 number, 200 letter,
/// 300 kana, 400 ideograph.
int32_t cicu_breaker_next(CICUBreaker *breaker, int32_t *rule_status);

/// Whether ICU's root word iterator may cut a run of such characters by a dictionary rather than by rules alone: Han,
/// kana, Hangul, and the scripts whose Line_Break is Complex_Context (Thai, Lao, Khmer, Burmese …). By ICU's properties;
/// a superset is harmless.
bool cicu_may_break_by_dictionary(uint32_t code_point);

// MARK: Characters

/// The character's script as an ISO 15924 code packed big-endian into four bytes: 'L' << 24 | 'a' << 16 | 't' << 8 | 'n'.
uint32_t cicu_script(uint32_t code_point);
/// Unicode general category as ICU numbers it (0 unassigned, 1 Lu, 2 Ll, 3 Lt, 4 Lm, 5 Lo, 6 Mn …).
int32_t cicu_general_category(uint32_t code_point);
bool cicu_is_upper(uint32_t code_point);
uint32_t cicu_to_lower(uint32_t code_point);
uint32_t cicu_to_upper(uint32_t code_point);
/// East_Asian_Width (UAX #11) as ICU numbers it: 0 neutral, 1 ambiguous, 2 halfwidth, 3 fullwidth, 4 narrow, 5 wide.
int32_t cicu_east_asian_width(uint32_t code_point);
/// Whether the character is shown as an emoji, two columns wide, without being asked to.
bool cicu_is_emoji(uint32_t code_point);

// MARK: Normalisation

typedef enum { CICU_NFC = 0, CICU_NFD = 1, CICU_NFKC_CASEFOLD = 2 } CICUNormalForm;

/// Writes the normal form into out and gives its length in bytes. When that is more than capacity, nothing useful was
/// written: call again with room. -1 when ICU failed. Malformed UTF-8 becomes U+FFFD.
int64_t cicu_normalize(CICUNormalForm form, const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity);

// MARK: Order

typedef struct CICUCollator CICUCollator;

/// The order of a language, or NULL. Not for two threads at once.
CICUCollator *_Nullable cicu_collator_open(const char *locale);
void cicu_collator_close(CICUCollator *collator);
/// -1, 0 or 1: how two texts stand in that order.
int32_t cicu_collator_compare(
  const CICUCollator *collator, const uint8_t *left, int64_t left_length, const uint8_t *right, int64_t right_length);

// MARK: Dates

typedef struct CICUDateFormat CICUDateFormat;

/// How a language writes days of the Gregorian calendar, or NULL when ICU failed. The skeleton names the fields to write:
/// "yMMMMd", "yMMMM". Opening takes some tenths of a millisecond. Not for two threads at once.
CICUDateFormat *_Nullable cicu_date_format_open(const char *locale, const char *skeleton);
void cicu_date_format_close(CICUDateFormat *format);
/// A day so written. Same convention of capacity as cicu_normalize; -1 when ICU failed.
int64_t cicu_date_format(
  CICUDateFormat *format, int32_t year, int32_t month, int32_t day, uint8_t *out, int64_t capacity);

// MARK: Encodings

/// The likeliest encoding's name into name (zero-terminated) and ICU's confidence, 0 to 100. False when none was found.
bool cicu_detect_encoding(const uint8_t *bytes, int64_t length, char *name, int32_t name_capacity, int32_t *confidence);

/// Converts bytes of the named encoding to UTF-8; the same convention of capacity as cicu_normalize. -1 when ICU does not
/// know the encoding. *replaced counts the byte sequences that mean nothing in it and became U+FFFD.
int64_t cicu_decode(
  const char *encoding, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int64_t *replaced);

// MARK: Transliteration

typedef struct CICUTransliterator CICUTransliterator;

/// A transliterator by ICU's identifier ("Any-Latin"), or NULL.
CICUTransliterator *_Nullable cicu_transliterator_open(const char *identifier);

/// One compiled from rules in ICU's syntax, or NULL; then *error_line is the line of the mistake, from 1, or 0 when
/// ICU names none, and error (error_capacity bytes) what ICU says.
CICUTransliterator *_Nullable cicu_transliterator_compile(
  const char *identifier, const char *rules, bool reverse, int32_t *error_line, char *error, int32_t error_capacity);
void cicu_transliterator_close(CICUTransliterator *transliterator);

/// Same convention of capacity as cicu_normalize; -1 when ICU failed. Not for two threads at once.
int64_t cicu_transliterate(
  const CICUTransliterator *transliterator, const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity);

// MARK: Messages

/// One named argument of a message: its text, or when that is NULL its number. A name is ASCII.
typedef struct {
  const char *name;
  const uint8_t *_Nullable text;
  int64_t text_length;
  bool is_real;
  int64_t integer;
  double real;
} CICUMessageArgument;

/// Fills in a pattern of ICU's MessageFormat with named arguments, by the plural rules and numbers of a locale. Same
/// convention of capacity as cicu_normalize; -1 when the pattern is malformed.
int64_t cicu_format_message(
  const char *locale, const uint8_t *pattern, int64_t length, const CICUMessageArgument *_Nullable arguments,
  int32_t count, uint8_t *out, int64_t capacity);

/// The arguments that a pattern names, each as "name TAB kind LF" (kind: text, number, plural, select), as often as it
/// names them. Same convention of capacity; -1 when the pattern is malformed.
int64_t cicu_message_arguments(const uint8_t *pattern, int64_t length, uint8_t *out, int64_t capacity);

#ifdef __cplusplus
}
#endif

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
