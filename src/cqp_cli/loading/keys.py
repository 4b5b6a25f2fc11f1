"""Keys that a mapping cannot have: what was meant by them."""

import unicodedata
from collections.abc import Collection, Mapping
from typing import Any, get_args

from cqp_cli.candidate import Sitting
from cqp_cli.diagnostic import Code, Diagnostic
from cqp_cli.fields import Model
from cqp_cli.likeness import closest
from cqp_cli.rule import CONDITION_KEYS
from cqp_cli.source.document import Path, Source
from cqp_cli.source.signs import NO_BREAK_SPACE

# The files' keys are English; what comes first to a French author's mind, without accents.
_IN_FRENCH: Mapping[str, tuple[str, ...]] = {
    "titre": ("title",),
    "intitule": ("title",),
    "enonce": ("statement",),
    "libelle": ("statement", "title"),
    "niveau": ("level",),
    "niveaux": ("levels",),
    "seuil": ("pass_mark", "pass"),
    "echelle": ("scale",),
    "regle": ("rule",),
    "regles": ("rules",),
    "certificateur": ("certifiers",),
    "certificateurs": ("certifiers",),
    "amenagements": ("accommodation",),
    "adaptation": ("accommodation", "adaptations"),
    "handicap": ("accommodation",),
    "activite": ("activity",),
    "activites": ("activities",),
    "taches": ("tasks",),
    "epreuve": ("assessment",),
    "epreuves": ("assessments",),
    "evaluations": ("assessments",),
    "evaluateur": ("assessor",),
    "evaluateurs": ("assessors",),
    "assesseur": ("assessor", "assessors"),
    "assesseurs": ("assessors", "assessor"),
    "criteres": ("criteria",),
    "indicateurs": ("indicators",),
    "poids": ("weight",),
    "coef": ("weight",),
    "coeff": ("weight",),
    "coefficient": ("weight",),
    "ponderation": ("weight",),
    "obligatoire": ("required",),
    "facultatif": ("optional",),
    "optionnel": ("optional",),
    "prerequis": ("requires",),
    "collectif": ("collective",),
    "de": ("from", "of"),
    "vers": ("to",),
    "moyenne": ("mean",),
    "chaque": ("each",),
    "tous": ("all",),
    "toutes": ("all",),
    "au_moins": ("at_least",),
    "candidat": ("candidate",),
    "nom": ("family_name", "name"),
    "prenom": ("given_name",),
    "voie": ("route",),
    "parcours": ("route",),
    "cible": ("target",),
    "vise": ("target",),
    "mesure": ("measure",),
    "preuve": ("proof",),
    "resultats": ("results",),
    "avis": ("verdicts",),
    "note": ("score",),
    "jury": ("juries",),
    "jurys": ("juries",),
    "membres": ("members",),
    "qualite": ("quality",),
    "externe": ("external",),
    "exterieur": ("external",),
    "motif": ("reason",),
    "raison": ("reason",),
    "attendu": ("expect",),
}


def unknown_key(path: Path, source: Source, model: type[Model]) -> Diagnostic:
    """What to say of a key at `path` in a document of a `model` that has none such; a `suggestion` is what it meant."""
    key, place = str(path[-1]), source.place(path, key=True)
    if NO_BREAK_SPACE.search(key):
        variant = "no_break_indent" if NO_BREAK_SPACE.match(key) else "no_break_space"
        return Diagnostic(Code.SYNTAX, place, {"variant": variant, "suggestion": NO_BREAK_SPACE.sub("", key)})
    if source.lacks_colon(path):
        return Diagnostic(Code.SYNTAX, place, {"variant": "glued" if ":" in key else "comma_in_braces"})
    container = next((str(step) for step in reversed(path[:-1]) if isinstance(step, str)), "")
    if container in ("juries", "earlier_blocs") and key in Sitting.model_fields:
        return Diagnostic(Code.UNKNOWN_KEY, place, {"key": key, "variant": "misplaced"})
    if key in CONDITION_KEYS and any(source.holds((*path[:-1], other)) for other in CONDITION_KEYS if other != key):
        return Diagnostic(Code.UNKNOWN_KEY, place, {"key": key, "variant": "two_conditions"})
    known = [name for name in keys_at(model, path[:-1]) if name != key]
    return Diagnostic(Code.UNKNOWN_KEY, place, {"key": key, "suggestion": meant(key, known), "known": known})


def meant(key: str, known: Collection[str]) -> str | None:
    """The key that one in French, or a slip, stands for."""
    decomposed = unicodedata.normalize("NFKD", key.casefold())
    plain = "".join(one for one in decomposed if not unicodedata.combining(one)).replace(" ", "_")
    french = next((name for name in _IN_FRENCH.get(plain, ()) if name in known), None)
    return french or closest(plain, known, 0.7)


def keys_at(model: type[Model], path: Path) -> list[str]:
    """The keys that a mapping at `path` may have."""
    models = [model]
    for step in path:
        fields = [field for one in models for name, field in one.model_fields.items() if (field.alias or name) == step]
        if fields:  # otherwise a place in a list, or a name of the author's own
            models = [inner for field in fields for inner in _models_in(field.annotation)]
    return list(dict.fromkeys(field.alias or name for one in models for name, field in one.model_fields.items()))


def _models_in(annotation: Any) -> list[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return [annotation]
    return [model for inner in get_args(annotation) for model in _models_in(inner)]
