"""Files as Panel inputs: name the exercise, save it, open one. What was open stays when a file is refused."""

from __future__ import annotations

import io
import re
from importlib import resources

import panel as pn
import param

from components.documents import Refusal
from components.documents.files import MAX_BYTES
from components.exercise.csv_text import document_csv
from components.exercise.document import apply_document, document_bytes, to_document
from components.exercise.files import read_exercise
from components.exercise.model import Exercise
from components.look import widgets
from components.words import Language, as_html, words

#: The exercise that comes with the product; it is fictional and says so.
SAMPLE = "oefengemeente.json"


class FilesView(pn.viewable.Viewer):
    """Name, facilitator's questions, save as JSON or CSV, open a file, look at the practice exercise."""

    upload = param.Bytes(default=b"", doc="The file someone chose, as it came in.")
    sample = param.Event(doc="Open the practice exercise.")
    fresh = param.Event(doc="Start with an empty exercise.")
    message = param.String(default="", doc="What came of opening a file, in words.")

    def __init__(self, exercise: Exercise, language: Language) -> None:
        super().__init__()
        self.exercise = exercise
        self.language: Language = language
        self._t = t = words(language)
        look = {"stylesheets": [widgets()], "margin": (4, 0)}
        wide = {**look, "sizing_mode": "stretch_width", "max_width": 520}
        title = pn.widgets.TextInput.from_param(
            exercise.param.title,
            label=t("files.title"),
            description=None,
            max_length=200,
            css_classes=["fills-title"],
            **wide,
        )
        asks = pn.widgets.RadioButtonGroup.from_param(
            exercise.param.facilitator,
            options={t("files.facilitator.off"): False, t("files.facilitator.on"): True},
            label=t("files.facilitator"),
            description=None,
            **look,
        )
        chooser = pn.widgets.FileInput.from_param(
            self.param.upload,
            label=t("files.open"),
            accept=".json,.csv",
            multiple=False,
            description=None,
            **wide,
        )
        self._chooser = chooser
        said = pn.pane.HTML(pn.bind(self._said, self.param.message), **wide)
        # The page has one live region, which says it too.
        said.jscallback(text="globalThis.mengpaneel?.hear('files', source.text)")
        button = pn.widgets.Button
        self._layout = pn.Column(
            title,
            pn.pane.HTML(f"<p>{as_html(t('files.facilitator'))}</p>", **look),
            asks,
            pn.FlexBox(
                self._download("json", look),
                self._download("csv", look),
                button.from_param(self.param.sample, label=t("files.sample"), description=None, **look),
                button.from_param(self.param.fresh, label=t("files.fresh"), description=None, **look),
                gap="0px 8px",
                margin=0,
            ),
            chooser,
            said,
            sizing_mode="stretch_width",
            margin=0,
        )

    def _download(self, ending: str, look: dict) -> pn.widgets.FileDownload:
        return pn.widgets.FileDownload(
            callback=lambda: io.BytesIO(self._bytes(ending)),
            filename=pn.bind(lambda title: f"{file_stem(title)}.{ending}", self.exercise.param.title),
            label=self._t(f"files.save_{ending}"),
            button_type="default",
            **look,
        )

    def _bytes(self, ending: str) -> bytes:
        document = to_document(self.exercise)
        return document_bytes(document) if ending == "json" else document_csv(document)

    @param.depends("upload", watch=True)
    def _open(self) -> None:
        if not self.upload:
            return
        name = self._chooser.filename or self._t("files.this_file")
        if len(self.upload) > MAX_BYTES:
            said = self._t("problem.too_large", limit=f"{MAX_BYTES / 1_000_000:g}")
            self.message = f"{said}\n{self._t('problem.kept')}"
            return
        self._apply(self.upload, name)

    @param.depends("sample", watch=True)
    def _open_sample(self) -> None:
        data = (resources.files("sample_data") / "exercises" / SAMPLE).read_bytes()
        self._apply(data, self._t("files.sample"))

    @param.depends("fresh", watch=True)
    def _start_fresh(self) -> None:
        apply_document(to_document(Exercise(self.exercise.book)), self.exercise)
        self.message = self._t("files.started")

    def _apply(self, data: bytes, name: str) -> None:
        try:
            apply_document(read_exercise(data, name), self.exercise)
        except Refusal as refusal:
            self.message = f"{refusal.text(self.language)}\n{self._t('problem.kept')}"
        else:
            self.message = self._t("files.opened", name=self.exercise.title or name)

    def _said(self, message: str) -> str:
        return f'<p class="problem">{as_html(message)}</p>' if message else ""

    def __panel__(self) -> pn.viewable.Viewable:
        return self._layout


def file_stem(title: str) -> str:
    """Return a file name without ending for an exercise called `title`."""
    plain = re.sub(r"[^\w-]+", "-", title).strip("-").lower()
    return f"mengpaneel-{plain}"[:60].rstrip("-") if plain else "mengpaneel"
