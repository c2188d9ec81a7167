// daiek: the command. Options in, calls of QuoteIndex, output and exit code out; it decides nothing about text or bytes.
import Glibc

// A reader that goes away (head, less) ends the program without a word, as it ends cat.
signal(SIGPIPE, SIG_DFL)
exit(Daiek.run(arguments: Array(CommandLine.arguments.dropFirst())))
