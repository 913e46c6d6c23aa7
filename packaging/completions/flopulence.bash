# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of flopulence in bash. Made from the program's table of commands: see "The completions" in tests/app/command_table_test.cpp.

_flopulence_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}

# Of a list the word behind the last comma.
_flopulence_list() {
    local before=
    [[ $cur != *,* ]] || before=${cur%,*},
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$1" -- "${cur##*,}")
}

_flopulence_files() {
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
}

# What follows the option $1; false where it takes no value.
_flopulence_value() {
    case $1 in
    -o | --output) _flopulence_files -f ;;
    --table) _flopulence_words "inventory headcount training_run organization chip source operational_share event" ;;
    --recipe) : ;;
    --on-conflict) _flopulence_words "keep update skip stop" ;;
    --replaces) : ;;
    --view) _flopulence_files -f ;;
    --on-repeat) _flopulence_words "stop add" ;;
    --map) : ;;
    --set) : ;;
    --column) : ;;
    --where) : ;;
    --encoding) : ;;
    --date-order) _flopulence_words "dmy mdy ymd" ;;
    --decimal) _flopulence_words ", ." ;;
    --fiscal-year-end) : ;;
    --header-row) : ;;
    --sheet) : ;;
    --factor) : ;;
    --unfold) _flopulence_words "quarters chips organizations" ;;
    --organization | --org) : ;;
    --as-of) : ;;
    --researchers) : ;;
    --format) _flopulence_words "png svg pdf csv xlsx json" ;;
    --size) : ;;
    --preset) _flopulence_words "slide column double-column square a4" ;;
    --dpi) : ;;
    --theme) _flopulence_words "light dark transparent" ;;
    --title) : ;;
    --subtitle) : ;;
    --note) : ;;
    --text) _flopulence_words "text paths" ;;
    --lang) _flopulence_words "en" ;;
    --figure) _flopulence_words "ranking timeline growth shares wealth lorenz versus training chips decode suppliers" ;;
    --unit) _flopulence_words "h100e chips flops memory power cost gpt4s" ;;
    --basis) _flopulence_words "bf16 int8 fp4 bandwidth memory price" ;;
    --per) _flopulence_words "researchers employees customers none" ;;
    --access) _flopulence_words "access owned" ;;
    --state) _flopulence_words "sold operational" ;;
    --measure) _flopulence_words "flow stock index" ;;
    --by) _flopulence_words "chip-kind organization kind country chip vendor provider access" ;;
    --style) _flopulence_words "stacked lines" ;;
    --base) : ;;
    --at) : ;;
    --from) : ;;
    --to) : ;;
    --quarters) : ;;
    --status) _flopulence_words "actual planned" ;;
    --evidence) _flopulence_words "disclosure filing dataset paper analyst press estimate" ;;
    --prefer) : ;;
    --chip) : ;;
    --chip-kind) _flopulence_list "GPU TPU ASIC mixed" ;;
    --kind) _flopulence_list "hyperscaler lab neocloud enterprise startup academia government aggregate" ;;
    --country) : ;;
    --vendor) : ;;
    --pin) : ;;
    --groups) : ;;
    --x) _flopulence_words "bandwidth peak memory power price introduced" ;;
    --y) _flopulence_words "bandwidth peak memory power price introduced" ;;
    --sizes) : ;;
    --bytes) _flopulence_list "2 1 0.5" ;;
    --top) : ;;
    --scale) _flopulence_words "log linear" ;;
    --intervals) _flopulence_words "on off" ;;
    --alternatives) _flopulence_words "on off" ;;
    --projection) : ;;
    --trails) _flopulence_words "on off" ;;
    --rich) : ;;
    --poor) : ;;
    --carry) : ;;
    --rho) : ;;
    --mfu) : ;;
    --zoom) : ;;
    --item) : ;;
    --series) : ;;
    --quarter) : ;;
    --against) _flopulence_files -f ;;
    --cite) _flopulence_words "footnote plain bibtex" ;;
    --preface) : ;;
    --per-page) _flopulence_words "2 1" ;;
    *) return 1 ;;
    esac
}

_flopulence() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} options=
    COMPREPLY=()
    # The shell takes --unit=h100e apart at the equals sign.
    if [[ $cur == "=" ]]; then
        cur=
    elif [[ $prev == "=" ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [[ $COMP_CWORD -eq 1 ]]; then
        case $cur in
        -*) _flopulence_words "--help -h --version -V" ;;
        *)
            _flopulence_files -f
            mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "new load dump import export explain recall report check diff backup help" -- "$cur")
            ;;
        esac
        return
    fi
    case $command in
    new) options="--sample --chips --force --help -h" ;;
    load) options="-o --output --force --help -h" ;;
    dump) options="-o --output --force --help -h" ;;
    import) options="--table --recipe --on-conflict --replaces --view --on-repeat --map --set --column --where --skip-problems --encoding --date-order --decimal --fiscal-year-end --header-row --sheet --factor --unfold --organization --org --as-of --researchers --dry-run --help -h" ;;
    export) options="-o --output --all --force --table --format --size --preset --dpi --theme --title --subtitle --note --text --lang --view --figure --unit --basis --per --access --state --measure --by --style --base --at --from --to --quarters --status --evidence --prefer --organization --org --chip --chip-kind --kind --country --vendor --pin --groups --x --y --sizes --bytes --top --scale --intervals --alternatives --projection --trails --rich --poor --carry --rho --mfu --zoom --help -h" ;;
    explain) options="--item --series --quarter --against --view --cite --json --figure --unit --basis --per --access --state --measure --by --style --base --at --from --to --quarters --status --evidence --prefer --organization --org --chip --chip-kind --kind --country --vendor --pin --groups --x --y --sizes --bytes --top --scale --intervals --alternatives --projection --trails --rich --poor --carry --rho --mfu --zoom --help -h" ;;
    recall) options="--csv --help -h" ;;
    report) options="-o --output --view --title --preface --pin --no-sources --no-method --per-page --help -h" ;;
    check) options="--at --json --help -h" ;;
    diff) options="--json --help -h" ;;
    backup) options="--share --force --help -h" ;;
    help) options="--help -h" ;;
    esac
    if _flopulence_value "$prev"; then
        return
    fi
    case $cur in
    -*) _flopulence_words "$options" ;;
    *)
        if [[ $command != help ]]; then
            _flopulence_files -f
        elif [[ $COMP_CWORD -eq 2 ]]; then
            _flopulence_words "new load dump import export explain recall report check diff backup help method"
        elif [[ $COMP_CWORD -eq 3 && ${COMP_WORDS[2]} == method ]]; then
            _flopulence_words "overview claims stock-and-flow marks intervals left-out units h100e chips flops memory power cost gpt4s holding remainders operational per-head order rich-and-poor timeline growth index shares concentration wealth inequality draws versus suppliers training trend chip-figures decode ridge checks captions"
        fi
        ;;
    esac
}

complete -F _flopulence flopulence
