# Completion of clientctl for bash: eval "$(clientctl completion bash)"

_clientctl() {
    local IFS=$'\n' answer
    answer=$(command clientctl __complete bash "${COMP_TYPE-}" "$2" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null </dev/null)
    COMPREPLY=()
    case ${answer%%$'\n'*} in
    files) compopt -o default +o nospace 2>/dev/null ;;
    directories) compopt -o dirnames +o nospace 2>/dev/null ;;
    words)
        answer=${answer#words}
        # one text a line, and no pattern is ever looked up
        case $- in
        *f*) COMPREPLY=($answer) ;;
        *) set -f; COMPREPLY=($answer); set +f ;;
        esac
        ;;
    esac
    return 0
}

# they come in their order, with the blanks that follow them
complete -o nosort -o nospace -F _clientctl clientctl 2>/dev/null || complete -o nospace -F _clientctl clientctl
