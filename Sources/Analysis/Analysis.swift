// Analysis: text → sentences, tokens, terms, languages, scripts.
//
// Purpose: everything else stands on what is decided here: where a word begins, which two spellings are one term, where a
// sentence ends, which language a paragraph is in. All offsets are byte offsets into the UTF-8 text that was given.
// Language knowledge is read from the packs in `locales/`; ICU is reached through `CICU` alone.
// Analysis knows no file of the index.
