#compdef clientctl
# Completion of clientctl for zsh: eval "$(clientctl completion zsh)"

_clientctl() {
    emulate -L zsh
    local answer line
    local -a lines whole whole_shown begun begun_shown
    answer=$(command clientctl __complete zsh "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null </dev/null)
    lines=("${(@f)answer}")
    case $lines[1] in
    files) compset -P '--*=' ; _files ; return ;;
    directories) compset -P '--*=' ; _files -/ ; return ;;
    menu) compstate[insert]=menu ;;
    words) ;;
    *) return 1 ;;
    esac
    shift lines
    for line in $lines; do
        case $line in
        +*) whole+=("${${line#+}%%$'\t'*}") ; whole_shown+=("${line#*$'\t'}") ;;
        -*) begun+=("${${line#-}%%$'\t'*}") ; begun_shown+=("${line#*$'\t'}") ;;
        esac
    done
    (( $#begun )) && compadd -U -V clientctl -l -S '' -d begun_shown -a begun
    (( $#whole )) && compadd -U -V clientctl -l -d whole_shown -a whole
    (( $#lines ))
}

_clientctl_when_ready() {
    add-zsh-hook -d precmd _clientctl_when_ready
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i ; }
    compdef _clientctl clientctl
    unfunction _clientctl_when_ready
}

if [[ ${funcstack[1]-} == _clientctl ]]; then
    _clientctl "$@"
elif (( $+functions[compdef] )); then
    compdef _clientctl clientctl
    unfunction _clientctl_when_ready
else
    # the start-up file may set completion up further down; if it does not, that is done before the first prompt
    autoload -Uz add-zsh-hook
    add-zsh-hook precmd _clientctl_when_ready
fi
