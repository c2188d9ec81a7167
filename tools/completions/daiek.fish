# Completion of daiek for fish: the program itself says what a word may become.
function __daiek_complete
    set -l words (commandline -opc)
    $words[1] complete -- $words[2..-1] (commandline -ct) 2>/dev/null
end
complete -c daiek -a '(__daiek_complete)'
