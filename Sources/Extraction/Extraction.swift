// Extraction: an analysed article → quotations, their speakers and sources, and the words in marks that quote nobody.
//
// Purpose: who said what, who reported it, citing whom. Everything that depends on a language (reporting verbs, marks, roles,
// function words, false friends) is read from the packs in `locales/`; the rules here are about marks, cues and clauses and
// name no language.
