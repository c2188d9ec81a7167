// With CICUMessage.cpp the only file of Daiek that includes ICU. Each function is a thin call: no policy lives here.
#include "CICU.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/icudataver.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/ucal.h>
#include <unicode/ucnv.h>
#include <unicode/ucol.h>
#include <unicode/ucsdet.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utext.h>
#include <unicode/utrans.h>
#include <unicode/uversion.h>

const char *cicu_version(void) { return U_ICU_VERSION; }
const char *cicu_unicode_version(void) { return U_UNICODE_VERSION; }

static uint32_t packed(const UVersionInfo version) {
  return (uint32_t)version[0] << 24 | (uint32_t)version[1] << 16 | (uint32_t)version[2] << 8 | (uint32_t)version[3];
}

uint32_t cicu_running_version(void) {
  UVersionInfo version;
  u_getVersion(version);
  return packed(version);
}

uint32_t cicu_data_version(void) {
  UVersionInfo version;
  UErrorCode status = U_ZERO_ERROR;
  u_getDataVersion(version, &status);
  return U_FAILURE(status) ? 0 : packed(version);
}

// MARK: Boundaries

struct CICUBreaker {
  UBreakIterator *iterator;
  UText text;
};

CICUBreaker *cicu_breaker_open(CICUBreakKind kind, const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator =
    ubrk_open(
      kind == CICU_BREAK_WORD      ? UBRK_WORD
      : kind == CICU_BREAK_LINE    ? UBRK_LINE
      : kind == CICU_BREAK_SENTENCE ? UBRK_SENTENCE
                                   : UBRK_CHARACTER,
      locale, NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  CICUBreaker *breaker = calloc(1, sizeof *breaker);
  if (!breaker) {
    ubrk_close(iterator);
    return NULL;
  }
  breaker->iterator = iterator;
  UText empty = UTEXT_INITIALIZER;
  breaker->text = empty;
  return breaker;
}

void cicu_breaker_close(CICUBreaker *breaker) {
  ubrk_close(breaker->iterator);
  utext_close(&breaker->text);
  free(breaker);
}

bool cicu_breaker_set_text(CICUBreaker *breaker, const uint8_t *text, int64_t length) {
  if (length > INT32_MAX) return false;
  UErrorCode status = U_ZERO_ERROR;
  utext_openUTF8(&breaker->text, (const char *)text, length, &status);
  ubrk_setUText(breaker->iterator, &breaker->text, &status);
  return U_SUCCESS(status);
}

int32_t cicu_breaker_next(CICUBreaker *breaker, int32_t *rule_status) {
  int32_t boundary = ubrk_next(breaker->iterator);
  *rule_status = boundary == UBRK_DONE ? 0 : ubrk_getRuleStatus(breaker->iterator);
  return boundary;
}

bool cicu_may_break_by_dictionary(uint32_t code_point) {
  if (u_getIntPropertyValue((UChar32)code_point, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return true;
  if (u_getIntPropertyValue((UChar32)code_point, UCHAR_WORD_BREAK) == U_WB_KATAKANA) return true;
  switch (u_getIntPropertyValue((UChar32)code_point, UCHAR_SCRIPT)) {
  case USCRIPT_HAN:
  case USCRIPT_HIRAGANA:
  case USCRIPT_KATAKANA:
  case USCRIPT_HANGUL: return true;
  default: return false;
  }
}

// MARK: Characters

uint32_t cicu_script(uint32_t code_point) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript((UChar32)code_point, &status);
  const char *name = U_SUCCESS(status) ? uscript_getShortName(script) : NULL;
  if (!name || strlen(name) != 4) name = "Zzzz";
  return (uint32_t)(uint8_t)name[0] << 24 | (uint32_t)(uint8_t)name[1] << 16 | (uint32_t)(uint8_t)name[2] << 8
    | (uint32_t)(uint8_t)name[3];
}

int32_t cicu_general_category(uint32_t code_point) { return u_charType((UChar32)code_point); }
bool cicu_is_upper(uint32_t code_point) { return u_isUUppercase((UChar32)code_point); }
uint32_t cicu_to_lower(uint32_t code_point) { return (uint32_t)u_tolower((UChar32)code_point); }
uint32_t cicu_to_upper(uint32_t code_point) { return (uint32_t)u_toupper((UChar32)code_point); }

int32_t cicu_east_asian_width(uint32_t code_point) {
  return u_getIntPropertyValue((UChar32)code_point, UCHAR_EAST_ASIAN_WIDTH);
}

bool cicu_is_emoji(uint32_t code_point) {
  return u_hasBinaryProperty((UChar32)code_point, UCHAR_EMOJI_PRESENTATION);
}

// MARK: UTF-16, ICU's own form

// Gives UTF-16 of the text in *out (to be freed), or a negative length.
static int32_t to_utf16(const uint8_t *text, int64_t length, UChar **out) {
  if (length > INT32_MAX / 2) return -1;
  int32_t capacity = (int32_t)length + 1;
  UChar *buffer = malloc((size_t)capacity * sizeof(UChar));
  if (!buffer) return -1;
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = 0;
  u_strFromUTF8WithSub(buffer, capacity, &count, (const char *)text, (int32_t)length, 0xFFFD, NULL, &status);
  if (U_FAILURE(status)) {
    free(buffer);
    return -1;
  }
  *out = buffer;
  return count;
}

static int64_t to_utf8(const UChar *text, int32_t length, uint8_t *out, int64_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t count = 0;
  int32_t room = capacity > INT32_MAX ? INT32_MAX : (int32_t)capacity;
  u_strToUTF8WithSub((char *)out, room, &count, text, length, 0xFFFD, NULL, &status);
  return U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR ? -1 : count;
}

// MARK: Order

struct CICUCollator {
  UCollator *collator;
};

CICUCollator *cicu_collator_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UCollator *opened = ucol_open(locale, &status);
  if (U_FAILURE(status)) return NULL;
  CICUCollator *collator = malloc(sizeof *collator);
  if (!collator) {
    ucol_close(opened);
    return NULL;
  }
  collator->collator = opened;
  return collator;
}

void cicu_collator_close(CICUCollator *collator) {
  ucol_close(collator->collator);
  free(collator);
}

int32_t cicu_collator_compare(
  const CICUCollator *collator, const uint8_t *left, int64_t left_length, const uint8_t *right, int64_t right_length) {
  UErrorCode status = U_ZERO_ERROR;
  return ucol_strcollUTF8(
    collator->collator, (const char *)left, (int32_t)left_length, (const char *)right, (int32_t)right_length, &status);
}

// MARK: Dates

struct CICUDateFormat {
  UCalendar *calendar;
  UDateFormat *format;
};

CICUDateFormat *cicu_date_format_open(const char *locale, const char *skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  UChar fields[32], pattern[128], zone[] = {'U', 'T', 'C', 0};
  u_uastrncpy(fields, skeleton, 31);
  fields[31] = 0;
  UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
  int32_t length = udatpg_getBestPattern(generator, fields, u_strlen(fields), pattern, 128, &status);
  udatpg_close(generator);
  UCalendar *calendar = ucal_open(zone, 3, locale, UCAL_GREGORIAN, &status);
  UDateFormat *format = udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, zone, 3, pattern, length, &status);
  CICUDateFormat *opened = U_SUCCESS(status) ? malloc(sizeof *opened) : NULL;
  if (!opened) {
    udat_close(format);
    ucal_close(calendar);
    return NULL;
  }
  opened->calendar = calendar;
  opened->format = format;
  return opened;
}

void cicu_date_format_close(CICUDateFormat *format) {
  udat_close(format->format);
  ucal_close(format->calendar);
  free(format);
}

int64_t cicu_date_format(
  CICUDateFormat *format, int32_t year, int32_t month, int32_t day, uint8_t *out, int64_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar text[256];
  ucal_clear(format->calendar);
  ucal_setDateTime(format->calendar, year, month - 1, day, 12, 0, 0, &status);
  UDate moment = ucal_getMillis(format->calendar, &status);
  int32_t length = udat_format(format->format, moment, text, 256, NULL, &status);
  return U_FAILURE(status) ? -1 : to_utf8(text, length, out, capacity);
}

// MARK: Normalisation

int64_t cicu_normalize(CICUNormalForm form, const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *normalizer = form == CICU_NFC ? unorm2_getNFCInstance(&status)
    : form == CICU_NFD                              ? unorm2_getNFDInstance(&status)
                                                    : unorm2_getNFKCCasefoldInstance(&status);
  UChar *source = NULL;
  int32_t count = to_utf16(text, length, &source);
  if (count < 0) return -1;
  // Eighteen UTF-16 units is the longest NFKC expansion of one (U+FDFA).
  int32_t room = count * 18 + 16;
  UChar small[512];
  UChar *target = room <= 512 ? small : malloc((size_t)room * sizeof(UChar));
  int64_t written = -1;
  if (target) {
    int32_t normalized = unorm2_normalize(normalizer, source, count, target, room, &status);
    if (U_SUCCESS(status)) written = to_utf8(target, normalized, out, capacity);
    if (target != small) free(target);
  }
  free(source);
  return written;
}

// MARK: Encodings

bool cicu_detect_encoding(const uint8_t *bytes, int64_t length, char *name, int32_t name_capacity, int32_t *confidence) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  if (U_FAILURE(status)) return false;
  int32_t count = length > INT32_MAX ? INT32_MAX : (int32_t)length;
  ucsdet_setText(detector, (const char *)bytes, count, &status);
  const UCharsetMatch *match = ucsdet_detect(detector, &status);
  bool found = false;
  if (U_SUCCESS(status) && match) {
    const char *found_name = ucsdet_getName(match, &status);
    int32_t found_confidence = ucsdet_getConfidence(match, &status);
    if (U_SUCCESS(status) && strlen(found_name) < (size_t)name_capacity) {
      strcpy(name, found_name);
      *confidence = found_confidence;
      found = true;
    }
  }
  ucsdet_close(detector);
  return found;
}

int64_t cicu_decode(
  const char *encoding, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int64_t *replaced) {
  *replaced = 0;
  if (length > INT32_MAX / 4) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return -1;
  int32_t room = (int32_t)length * 2 + 16;
  UChar *buffer = malloc((size_t)room * sizeof(UChar));
  int64_t written = -1;
  if (buffer) {
    int32_t count = ucnv_toUChars(converter, buffer, room, (const char *)bytes, (int32_t)length, &status);
    if (U_SUCCESS(status)) {
      for (int32_t i = 0; i < count; i++)
        if (buffer[i] == 0xFFFD) (*replaced)++;
      written = to_utf8(buffer, count, out, capacity);
    }
    free(buffer);
  }
  ucnv_close(converter);
  return written;
}

// MARK: Transliteration

struct CICUTransliterator {
  UTransliterator *transliterator;
};

static CICUTransliterator *wrap(UTransliterator *transliterator) {
  CICUTransliterator *wrapper = malloc(sizeof *wrapper);
  if (!wrapper) {
    utrans_close(transliterator);
    return NULL;
  }
  wrapper->transliterator = transliterator;
  return wrapper;
}

// ICU identifiers here are short and ASCII.
static int32_t ascii_to_utf16(const char *text, UChar *out, int32_t capacity) {
  int32_t length = (int32_t)strlen(text);
  if (length >= capacity) return -1;
  u_charsToUChars(text, out, length + 1);
  return length;
}

CICUTransliterator *cicu_transliterator_open(const char *identifier) {
  UChar id[256];
  int32_t length = ascii_to_utf16(identifier, id, 256);
  if (length < 0) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  UTransliterator *transliterator = utrans_openU(id, length, UTRANS_FORWARD, NULL, 0, NULL, &status);
  return U_FAILURE(status) ? NULL : wrap(transliterator);
}

CICUTransliterator *cicu_transliterator_compile(
  const char *identifier, const char *rules, bool reverse, int32_t *error_line, char *error, int32_t error_capacity) {
  *error_line = 0;
  if (error_capacity > 0) error[0] = 0;
  UChar id[256];
  int32_t id_length = ascii_to_utf16(identifier, id, 256);
  UChar *source = NULL;
  int32_t count = id_length < 0 ? -1 : to_utf16((const uint8_t *)rules, (int64_t)strlen(rules), &source);
  if (count < 0) return NULL;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  memset(&place, 0, sizeof place);
  UTransliterator *transliterator =
    utrans_openU(id, id_length, reverse ? UTRANS_REVERSE : UTRANS_FORWARD, source, count, &place, &status);
  if (U_FAILURE(status)) {
    // ICU counts rules, not lines, in many cases; the offset of the text before the mistake finds the line.
    UChar context[U_PARSE_CONTEXT_LEN * 2 + 1];
    int32_t before = u_strlen(place.preContext), after = u_strlen(place.postContext);
    memcpy(context, place.preContext, (size_t)before * sizeof(UChar));
    memcpy(context + before, place.postContext, (size_t)after * sizeof(UChar));
    context[before + after] = 0;
    const UChar *found = before + after ? u_strstr(source, context) : NULL;
    if (found) {
      *error_line = 1;
      for (const UChar *at = source; at < found + before; at++)
        if (*at == '\n') (*error_line)++;
    } else {
      *error_line = place.line > 0 ? place.line : 0;
    }
    strncpy(error, u_errorName(status), (size_t)error_capacity - 1);
    error[error_capacity - 1] = 0;
    free(source);
    return NULL;
  }
  free(source);
  return wrap(transliterator);
}

void cicu_transliterator_close(CICUTransliterator *transliterator) {
  utrans_close(transliterator->transliterator);
  free(transliterator);
}

int64_t cicu_transliterate(
  const CICUTransliterator *transliterator, const uint8_t *text, int64_t length, uint8_t *out, int64_t capacity) {
  UChar *source = NULL;
  int32_t count = to_utf16(text, length, &source);
  if (count < 0) return -1;
  // utrans_transUChars works in place: grow until it fits.
  int32_t room = count * 4 + 64;
  int64_t written = -1;
  for (int attempt = 0; attempt < 4; attempt++, room *= 4) {
    UChar *buffer = malloc((size_t)room * sizeof(UChar));
    if (!buffer) break;
    memcpy(buffer, source, (size_t)count * sizeof(UChar));
    int32_t text_length = count, limit = count;
    UErrorCode status = U_ZERO_ERROR;
    utrans_transUChars(transliterator->transliterator, buffer, &text_length, room, 0, &limit, &status);
    if (U_SUCCESS(status)) written = to_utf8(buffer, text_length, out, capacity);
    free(buffer);
    if (status != U_BUFFER_OVERFLOW_ERROR) break;
  }
  free(source);
  return written;
}
