// Segments turns terms into immutable checked bytes and back into postings. It knows files, not meaning: a term is a
// string of bytes, a document is a number with a length, columns and stored bytes, and nothing here knows what they say.
//
// The way in is `CollectionBuilder` (documents and terms → one file) and `SegmentMerger` (files → one file). The way
// out is `SegmentReader` (terms, postings, columns, stored bytes). `IndexDirectory` keeps the files of one index
// together: the manifest that lists them, the lock of its one writer, the moment a reader sees.
//
// Every page of every file carries a CRC32C that is checked before the page is first used, so a damaged byte is an
// error that names the file, never a wrong answer. `index/FORMAT.md` describes the bytes.
