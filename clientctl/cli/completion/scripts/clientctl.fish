# Completion of clientctl for fish: clientctl completion fish > ~/.config/fish/completions/clientctl.fish

function __clientctl_complete
    set -l words (commandline -opc)
    set -e words[1]
    set -l token (commandline -ct)
    set -l answer (command clientctl __complete fish $words "$token" 2>/dev/null </dev/null)
    switch "$answer[1]"
        case files
            for found in (__fish_complete_path (string replace -- "$answer[2]" '' "$token"))
                printf '%s\n' "$answer[2]$found"
            end
        case directories
            for found in (__fish_complete_directories (string replace -- "$answer[2]" '' "$token"))
                printf '%s\n' "$answer[2]$found"
            end
        case words
            set -e answer[1]
            set -q answer[1]; and printf '%s\n' $answer
    end
end

complete -c clientctl -e
complete -c clientctl -f -k -a '(__clientctl_complete)'
