// Presentation: what is said to a person, in the language of that person.
//
// Purpose: messages with plural forms, from `messages.tsv` of the language packs. It knows nothing of an index or of what
// a message is about; the command says which message and gives its values.
