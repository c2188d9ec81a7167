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

// MARK: Versions

/// ICU's version, "72.1", and the version of Unicode it implements, "15.0". Static strings.
const char *cicu_version(void);
const char *cicu_unicode_version(void);

/// The version of the ICU library that is running and of the data it runs on, each packed one byte a part: 72.1 is
/// 0x48010000. They differ from cicu_version when another ICU took the place of the one compiled against. 0: none.
uint32_t cicu_running_version(void);
uint32_t cicu_data_version(void);

// MARK: Boundaries (UAX #29)

typedef enum { CICU_BREAK_WORD = 0, CICU_BREAK_SENTENCE = 1 } CICUBreakKind;

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

// MARK: Normalisation

typedef enum { CICU_NFC = 0, CICU_NFD = 1, CICU_NFKC_CASEFOLD = 2 } CICUNormalForm;

/// Writes the normal form into out and gives its length in bytes. When that is more than capacity, nothing useful was
/// written: call again with room. -1 when ICU failed. Malformed UTF-8 becomes U+FFFD.
int64_t cicu_normalize(CICUNormalForm form, const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity);

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

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
