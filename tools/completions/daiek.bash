# Completion of daiek for bash: the program itself says what a word may become.
_daiek() {
  local word=${COMP_WORDS[COMP_CWORD]} IFS=$'\n'
  local words=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
  mapfile -t COMPREPLY < <("${COMP_WORDS[0]}" complete -- "${words[@]}" "${word//[\"\']/}" 2>/dev/null)
  # A name with spaces is one word of the line.
  local i
  for i in "${!COMPREPLY[@]}"; do COMPREPLY[i]=$(printf '%q' "${COMPREPLY[i]}"); done
  # Nothing to propose: files and folders.
  [ ${#COMPREPLY[@]} -gt 0 ] || mapfile -t COMPREPLY < <(compgen -f -- "$word")
}
complete -o filenames -F _daiek daiek
