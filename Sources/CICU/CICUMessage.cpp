// ICU's message formats have no C interface with named arguments; this is the only C++ file of Daiek.
#include "CICU.h"

#include <unicode/bytestream.h>
#include <unicode/messagepattern.h>
#include <unicode/msgfmt.h>
#include <unicode/stringpiece.h>

#include <cstring>
#include <string>

namespace {

int64_t written(const std::string &text, uint8_t *out, int64_t capacity) {
  if (static_cast<int64_t>(text.size()) <= capacity) std::memcpy(out, text.data(), text.size());
  return static_cast<int64_t>(text.size());
}

icu::UnicodeString unicode(const uint8_t *text, int64_t length) {
  return icu::UnicodeString::fromUTF8(
    icu::StringPiece(reinterpret_cast<const char *>(text), static_cast<int32_t>(length)));
}

}  // namespace

extern "C" int64_t cicu_format_message(
  const char *locale, const uint8_t *pattern, int64_t length, const CICUMessageArgument *arguments, int32_t count,
  uint8_t *out, int64_t capacity) {
  if (length > INT32_MAX) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  icu::MessageFormat format(unicode(pattern, length), icu::Locale(locale), place, status);
  if (U_FAILURE(status)) return -1;
  icu::UnicodeString *names = new icu::UnicodeString[static_cast<size_t>(count) + 1];
  icu::Formattable *values = new icu::Formattable[static_cast<size_t>(count) + 1];
  for (int32_t index = 0; index < count; index++) {
    const CICUMessageArgument &argument = arguments[index];
    names[index] = icu::UnicodeString(argument.name, -1, US_INV);
    if (argument.text) {
      values[index].setString(unicode(argument.text, argument.text_length));
    } else if (argument.is_real) {
      values[index].setDouble(argument.real);
    } else {
      values[index].setInt64(argument.integer);
    }
  }
  icu::UnicodeString result;
  format.format(names, values, count, result, status);
  delete[] names;
  delete[] values;
  if (U_FAILURE(status)) return -1;
  std::string text;
  result.toUTF8String(text);
  return written(text, out, capacity);
}

extern "C" int64_t cicu_message_arguments(
  const uint8_t *pattern, int64_t length, uint8_t *out, int64_t capacity) {
  if (length > INT32_MAX) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UParseError place;
  icu::UnicodeString source = unicode(pattern, length);
  icu::MessagePattern parsed(source, &place, status);
  if (U_FAILURE(status)) return -1;
  std::string list;
  for (int32_t index = 0; index + 1 < parsed.countParts(); index++) {
    const icu::MessagePattern::Part &part = parsed.getPart(index);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
    const char *kind = part.getArgType() == UMSGPAT_ARG_TYPE_PLURAL ? "plural"
      : part.getArgType() == UMSGPAT_ARG_TYPE_SELECT                ? "select"
      : part.getArgType() == UMSGPAT_ARG_TYPE_NONE                  ? "text"
                                                                    : "number";
    std::string name;
    parsed.getSubstring(parsed.getPart(index + 1)).toUTF8String(name);
    list += name + "\t" + kind + "\n";
  }
  return written(list, out, capacity);
}
