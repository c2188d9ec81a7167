// Articles: files → `Article`.
//
// Purpose: whatever an archive is kept in (plain text, Markdown, HTML, JSON lines, any encoding that ICU can tell), one
// article is one value with its metadata and its text as UTF-8, a paragraph a line. A file that cannot be read is a typed
// error that names the place and the way out; the others go on. Articles does not know what a quotation is.
