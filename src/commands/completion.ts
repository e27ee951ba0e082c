// `ledger completion SHELL`: a script that asks `ledger complete` what may come next, so that commands and options are listed in one place only.

import { exitCodes, type World } from "../entry/world.ts";
import { UsageError } from "../model/usage-error.ts";

export const shells = ["bash", "zsh", "fish", "powershell"] as const;

/** Each hands the words typed so far to `ledger complete -- …`; of each line that comes back, what stands before a tab is offered. */
const scripts: Readonly<Record<string, string>> = {
  bash: `# ledger completion bash
_ledger_complete() {
  local line cur="\${COMP_WORDS[COMP_CWORD]}"
  COMPREPLY=()
  while IFS= read -r line; do
    [ "$line" = ":files" ] && { compopt -o default 2>/dev/null; continue; }
    COMPREPLY+=("\${line%%$'\\t'*}")
  done < <("\${COMP_WORDS[0]}" complete -- "\${COMP_WORDS[@]:1:COMP_CWORD-1}" "$cur" 2>/dev/null)
}
complete -F _ledger_complete ledger
`,
  zsh: `#compdef ledger
# ledger completion zsh
_ledger() {
  local line
  local -a found
  for line in "\${(@f)$("\${words[1]}" complete -- "\${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
    if [[ "$line" == ":files" ]]; then _files
    elif [[ -n "$line" ]]; then found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
    fi
  done
  (( \${#found} )) && _describe 'ledger' found
}
if [ "\${funcstack[1]}" = "_ledger" ]; then _ledger "$@"; else compdef _ledger ledger; fi
`,
  fish: `# ledger completion fish
function __ledger_complete
  set -l typed (commandline -opc)
  for line in ($typed[1] complete -- $typed[2..-1] (commandline -ct) 2>/dev/null)
    if test "$line" = ":files"
      __fish_complete_path (commandline -ct)
    else
      echo $line
    end
  end
end
complete -c ledger -f -a '(__ledger_complete)'
`,
  powershell: `# ledger completion powershell
Register-ArgumentCompleter -Native -CommandName ledger -ScriptBlock {
  param($word, $ast, $cursor)
  [Console]::OutputEncoding = [Text.Encoding]::UTF8
  $typed = @($ast.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.EndOffset -lt $cursor } | ForEach-Object { $_.Extent.Text })
  if ($word -eq '') { $word = '""' }
  & ledger complete '--' @typed $word 2>$null | Where-Object { $_ -ne ':files' } | ForEach-Object {
    $value, $about = $_ -split "\`t", 2
    if (-not $about) { $about = $value }
    [Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
  }
}
`,
};

export async function completion(shell: string, world: World): Promise<number> {
  const script = scripts[shell];
  if (script === undefined) throw new UsageError(`没有“${shell}”的补全脚本`, `可用的有：${shells.join("、")}。`);
  world.out(script);
  return exitCodes.clean;
}
