"""The small forms below a line of “Who can open it”: add, change, rename, remove, a new recovery key."""

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from cpdesk.errors import CpdeskError
from cpdesk.rules.key_names import key_name, trouble_with
from cpdesk.ui.passphrases.new_passphrase import NewPassphrase
from cpdesk.ui.passphrases.recovery_key import RecoveryKey
from cpdesk.ui.passphrases.secret_field import SecretField
from cpdesk.ui.settings.fields import Choice, Line, labelled
from cpdesk.ui.settings.in_view import bring_into_view
from cpdesk.ui.tasks import Task, Watch
from cpdesk.ui.theme.tokens import SPACE
from cpdesk.ui.widgets.buttons import Button
from cpdesk.ui.widgets.flow import FlowRow
from cpdesk.ui.widgets.marks import mark
from cpdesk.ui.widgets.text import ErrorWords, Hint, PlainLabel
from cpdesk.vocabulary import Deed, KeyHolder

if TYPE_CHECKING:
    from cpdesk.services.keys import Keys
    from cpdesk.snapshots.keys import KeySlot


class KeyForm(QFrame):
    """Fields, what went wrong, and two buttons; the work runs beside the window and can be told by `calm`."""

    done = Signal(str)
    """What was done, in words."""
    left = Signal()

    def __init__(self, keys: "Keys", act: str, leave: str, parent: QWidget | None = None) -> None:
        """`act` and `leave` are the words of the two buttons."""
        super().__init__(parent)
        mark(self, ground="accent")
        self._keys = keys
        self._task: Task | None = None
        self.body = QVBoxLayout(self)
        self.body.setSpacing(SPACE)
        self.do, self.leave = Button(act, kind="primary"), Button(leave)
        self.error = ErrorWords()
        say = QCoreApplication.translate  # a base class: tr would look under the name of its heir
        self.calm = Hint(
            say("KeyForm", "Working out the keys. It takes a few seconds: that keeps guessers out.")
        )
        self.calm.hide()
        self.do.clicked.connect(self.try_it)
        self.leave.clicked.connect(self._leave)

    def lay_out(self, *widgets: QWidget) -> None:
        """The fields of the form, and below them its buttons."""
        self._fields = widgets
        self.buttons = FlowRow(self.do, self.leave)
        for widget in widgets:
            if isinstance(widget, NewPassphrase | SecretField):
                mark(widget, column="narrow")
        for widget in (*widgets, self.error, self.calm, self.buttons):
            self.body.addWidget(widget)
        self.judge()

    @property
    def busy(self) -> bool:
        """Whether the keys are being worked out."""
        return self._task is not None

    def first(self) -> QWidget:
        """Where one begins."""
        return self.do

    def good(self) -> bool:
        """Whether everything is there."""
        return True

    @abstractmethod
    def work(self) -> Callable[[Watch], object]:
        """What is to be done with what was typed; it runs beside the window and touches nothing of it."""

    @abstractmethod
    def finished(self, result: object) -> str:
        """What to say when it is done; nothing where the form itself goes on."""

    def wipe(self) -> None:
        """Forget what was typed in secret."""
        for widget in self.findChildren(SecretField):
            widget.wipe()

    def judge(self) -> None:
        """The button can be pressed when everything is there."""
        self.do.setEnabled(self.good() and not self.busy)

    def try_it(self) -> None:
        """Do it, if everything is there."""
        if self.busy or not self.good():
            return
        self.error.say("")
        self._task = Task(self, self.work())
        self._task.progressed.connect(self.show_progress)
        self._task.ended.connect(self._rest)
        self._task.done.connect(self._finish)
        self._task.failed.connect(self.refuse)
        self.show_busy()
        self._task.start()

    def show_progress(self, done: int, total: int, words: str) -> None:
        """How far the work is; most of it is over before that can be told."""

    def stop(self) -> None:
        """Ask the work to stop."""
        if self._task is not None:
            self._task.cancel()

    def refuse(self, error: CpdeskError) -> None:
        """It was not done, and why; what was typed stays, marked where one begins, to be typed over."""
        self.error.say(str(error))
        self.first().setFocus(Qt.FocusReason.TabFocusReason)
        bring_into_view(self.error)

    def _rest(self) -> None:
        self._task = None
        self.show_busy()

    def _finish(self, result: object) -> None:
        self.wipe()
        if words := self.finished(result):
            self.done.emit(words)

    def show_busy(self) -> None:
        """Nothing can be typed or pressed twice while the work goes on."""
        self.calm.setVisible(self.busy)
        for widget in (*self._fields, self.leave):
            widget.setEnabled(not self.busy)
        self.judge()

    def _leave(self) -> None:
        if not self.busy:
            self.wipe()
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it was."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To where one begins."""
        self.first().setFocus(event.reason())


class AddForm(KeyForm):
    """Somebody new: name, what they are, and a passphrase that they type themselves."""

    def __init__(self, keys: "Keys", parent: QWidget | None = None) -> None:
        super().__init__(keys, "", "", parent)
        self.do.setText(self.tr("Add this person"))
        self.leave.setText(self.tr("Cancel"))
        roles = (KeyHolder.CHAIR, KeyHolder.CLERK, KeyHolder.MANAGER)
        self.name = Line(self.tr("Name"), letters=28)
        self.role = Choice(self.tr("Opens it as"), [(role, role.words.capitalize()) for role in roles])
        self.role.show_value(KeyHolder.CLERK)
        self.new = NewPassphrase(keys.minimum)
        self.name.textChanged.connect(self.judge)
        self.name.returnPressed.connect(lambda: self.new.first.field.setFocus())
        self.new.changed.connect(self.judge)
        self.new.entered.connect(self.try_it)
        self.lay_out(
            FlowRow(
                labelled(self.name.accessibleName(), self.name),
                labelled(self.role.accessibleName(), self.role),
            ),
            Hint(
                self.tr(
                    "A clerk and a manager can read and write everything, but not decide or close in the "
                    "chair’s name unless the chair hands a conference over. A chair and a manager can add "
                    "and remove people here."
                )
            ),
            Hint(self.tr("Let them type the passphrase themselves: nobody else needs to know it.")),
            self.new,
        )

    def first(self) -> QWidget:
        """The name, or what is wrong with the passphrase."""
        return self.name

    def good(self) -> bool:
        """A name and a passphrase."""
        return not trouble_with(key_name(self.name.text())) and self.new.good()

    def work(self) -> Callable[[Watch], object]:
        """Add the key."""
        holder, name, secret = self.role.value(), self.name.text(), self.new.secret
        return lambda _watch: self._keys.add(holder, name, secret)

    def finished(self, result: object) -> str:
        """Who can open the file now."""
        return self.tr("{0} can open the file now.").format(key_name(self.name.text()))


class ChangeForm(KeyForm):
    """One's own passphrase: the present one, then the new one twice."""

    def __init__(self, keys: "Keys", slot: "KeySlot", parent: QWidget | None = None) -> None:
        super().__init__(keys, "", "", parent)
        self._slot = slot
        self.do.setText(self.tr("Change my passphrase"))
        self.leave.setText(self.tr("Leave it as it is"))
        self.old = SecretField(self.tr("Present passphrase"))
        self.new = NewPassphrase(keys.minimum)
        self.old.changed.connect(self.judge)
        self.old.entered.connect(lambda: self.new.first.field.setFocus())
        self.new.changed.connect(self.judge)
        self.new.entered.connect(self.try_it)
        self.lay_out(Hint(self.tr("Present passphrase")), self.old, self.new)

    def first(self) -> QWidget:
        """The present passphrase."""
        return self.old.field

    def good(self) -> bool:
        """Both passphrases."""
        return bool(self.old.secret) and self.new.good()

    def try_it(self) -> None:
        """Not with the passphrase that is there already: it would seem changed and is not."""
        if self.good() and self.new.secret == self.old.secret:
            self.error.say(
                self.tr(
                    "The new passphrase is the same as the present one. Nothing was changed. Choose another "
                    "one, or leave it as it is."
                )
            )
            self.new.first.field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().try_it()

    def work(self) -> Callable[[Watch], object]:
        """Change the key."""
        name, new, old = self._slot.name, self.new.secret, self.old.secret
        return lambda _watch: self._keys.change(name, new, old)

    def finished(self, result: object) -> str:
        """From when it holds."""
        return self.tr(
            "Your passphrase is changed from now on. Backups made before still open with the earlier one."
        )


class RenameForm(KeyForm):
    """One's own name, with the passphrase that proves whose it is."""

    def __init__(self, keys: "Keys", slot: "KeySlot", parent: QWidget | None = None) -> None:
        super().__init__(keys, "", "", parent)
        self._slot = slot
        self.do.setText(self.tr("Use this name"))
        self.leave.setText(self.tr("Leave it as it is"))
        self.name = Line(self.tr("Your name"), letters=28)
        self.name.setText(slot.name)
        self.secret = SecretField(self.tr("Your passphrase"))
        self.name.textChanged.connect(self.judge)
        self.name.returnPressed.connect(lambda: self.secret.field.setFocus())
        self.secret.changed.connect(self.judge)
        self.secret.entered.connect(self.try_it)
        self.lay_out(
            labelled(self.name.accessibleName(), self.name), Hint(self.tr("Your passphrase")), self.secret
        )

    def first(self) -> QWidget:
        """The name."""
        return self.name

    def good(self) -> bool:
        """A name and the passphrase."""
        return not trouble_with(key_name(self.name.text())) and bool(self.secret.secret)

    def work(self) -> Callable[[Watch], object]:
        """Rename the key."""
        old, new, secret = self._slot.name, self.name.text(), self.secret.secret
        return lambda _watch: self._keys.rename(old, new, secret)

    def finished(self, result: object) -> str:
        """From when it holds."""
        return self.tr("Your name is changed; what you write carries it from the next unlocking on.")


class RemoveForm(KeyForm):
    """Whether somebody shall really not open the file any more."""

    def __init__(self, keys: "Keys", slot: "KeySlot", parent: QWidget | None = None) -> None:
        super().__init__(keys, "", "", parent)
        self._slot = slot
        self._who = slot.name or slot.holder.words
        self.do.setText(self.tr("Remove the key of {0}").format(self._who))
        self.leave.setText(self.tr("Keep it"))
        words = self.tr(
            "{0} will not be able to open this file any more. What they wrote stays, with their name. Copies "
            "and backups made before today still open with their passphrase, and with such a copy somebody "
            "could open this file too: if it may be in wrong hands, replace all keys."
        )
        self.lay_out(PlainLabel(words.format(self._who)))

    def first(self) -> QWidget:
        """Nothing is removed by a stray Enter."""
        return self.leave

    def work(self) -> Callable[[Watch], object]:
        """Remove the key."""
        return lambda _watch: self._keys.remove(self._slot)

    def finished(self, result: object) -> str:
        """Who cannot open it."""
        return self.tr("{0} cannot open the file any more.").format(self._who)


class RecoveryForm(KeyForm):
    """A new recovery key: what it means, then the key itself, shown once and tested."""

    def __init__(self, keys: "Keys", parent: QWidget | None = None) -> None:
        super().__init__(keys, "", "", parent)
        self.do.setText(self.tr("Make a new recovery key"))
        self.leave.setText(self.tr("Keep the present one"))
        self.page: RecoveryKey | None = None
        words = self.tr(
            "A new key is made and shown once, to be printed or written down. From that moment the one on "
            "your present paper does not open this file any more, but copies and backups from before still "
            "open with it: if that paper may be in wrong hands, replace all keys instead. Have paper at "
            "hand; should the file be locked before you have written the new key down, make another."
        )
        self.lay_out(PlainLabel(words))

    @property
    def busy(self) -> bool:
        """Also while the key is on the page: nobody leaves it by chance."""
        return super().busy or self.page is not None

    def first(self) -> QWidget:
        """The button, and once it is made the key itself."""
        return self.page or self.do

    def work(self) -> Callable[[Watch], object]:
        """Make the key."""
        return lambda _watch: self._keys.new_recovery_key()

    def finished(self, result: object) -> str:
        """The form goes on with the key itself."""
        for widget in (*self._fields, self.buttons, self.calm):
            widget.hide()
        self.page = RecoveryKey(str(result))
        self.page.printed.connect(lambda: self._keys.note_recovery_key(Deed.PRINTED))
        self.page.kept.connect(self._kept)
        self.body.addWidget(self.page)
        self.page.show()
        self.page.key.setFocus(Qt.FocusReason.TabFocusReason)
        return ""

    def _kept(self) -> None:
        self.page = None
        self._keys.note_recovery_key(Deed.PROVED)
        self.done.emit(
            self.tr(
                "The new recovery key is on your paper. The earlier one opens only copies and backups made "
                "before."
            )
        )
