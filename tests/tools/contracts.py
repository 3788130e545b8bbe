"""An import contract of our own: what displays or stores stays out of every module that thinks.

import-linter's own `forbidden` contract wants the names of the modules that may not import; here it
is the other way round. Every module of the packages is held to the rule, except those that show
something, and those are known by their name (`view`, `plots`, `desk_view`, `view/lanes`).
"""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class DisplayContract(Contract):
    """No module reaches a forbidden library, directly or by way of others, unless its name says it displays.

    Options: `packages` (held to the rule, with all below them), `display_words` (a module whose name has
    one of these words, between underscores or dots, is free), `forbidden_modules` (external packages).
    """

    type_name = "display"

    packages = fields.SetField(subfield=fields.StringField())
    display_words = fields.SetField(subfield=fields.StringField())
    forbidden_modules = fields.SetField(subfield=fields.StringField())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Return kept, or broken with the shortest chain of imports of each wrong pair."""
        packages, words, forbidden = (
            {str(entry) for entry in option}  # pyright: ignore[reportGeneralTypeIssues] - fields become sets
            for option in (self.packages, self.display_words, self.forbidden_modules)
        )
        held = sorted(
            module
            for module in graph.modules
            if module.split(".")[0] in packages and not words & set(module.replace("_", ".").split("."))
        )
        output.verbose_print(verbose, f"{len(held)} modules may not display or store.")
        pairs = ((module, library) for module in held for library in sorted(forbidden & graph.modules))
        chains = [chain for pair in pairs if (chain := graph.find_shortest_chain(*pair))]
        return ContractCheck(kept=not chains, metadata={"chains": chains})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Print each chain on a line of its own."""
        for chain in check.metadata["chains"]:
            output.print_error(" -> ".join(chain), bold=False)
