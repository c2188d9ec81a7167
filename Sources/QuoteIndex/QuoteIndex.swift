// QuoteIndex: the public library: `Indexer`, `Searcher`, `Query`, `Hit`.
//
// Purpose: articles in, answers out. It joins the rooms (Articles reads, Analysis and Names and Extraction understand,
// Segments keeps) and decides what is a term of the index, how a question is widened across scripts and how hits are ranked.
// It never prints, exits, or reads the environment: whoever calls it does.
