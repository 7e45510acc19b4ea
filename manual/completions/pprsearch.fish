# Completion for fish: the program itself says what may come next.

function __pprsearch_offers
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string unescape)
    test -n "$typed"; or set typed ''
    set words (string replace -r -- '^~/' "$HOME/" $words)
    for i in (seq (count $words))
        set -l name (string match -r -g -- '^\$(\w+)$' $words[$i])
        and set words[$i] $$name
    end
    set -l program $words[1]
    for line in ($program --complete $words[2..] $typed 2> /dev/null)
        switch $line
            case \tfiles
                __fish_complete_path (string replace -r -- '^--[^=]*=' '' $typed)
            case \tfolders
                __fish_complete_directories (string replace -r -- '^--[^=]*=' '' $typed)
            case '*'
                echo $line
        end
    end
end

for program in pprsearch pprsearch-index pprsearch-site
    complete -c $program -f -a '(__pprsearch_offers)'
end
