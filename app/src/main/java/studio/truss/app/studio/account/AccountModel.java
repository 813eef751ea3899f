package studio.truss.app.studio.account;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import org.jspecify.annotations.Nullable;

import studio.truss.app.cloud.AccountDesk;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.library.LibraryException;
import studio.truss.platform.aws.signin.Account.SignedOut;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.vault.VaultException;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The account as it is shown. JavaFX thread.
public final class AccountModel {
    private final AccountDesk desk;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<@Nullable AccountState> state =
            new ReadOnlyObjectWrapper<>(this, "state");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyStringWrapper done = new ReadOnlyStringWrapper(this, "done", "");
    private BiConsumer<Session, OwnLibrary.Answer> strangers = (_, _) -> {};

    public AccountModel(AccountDesk desk, Executor background, Executor fx, Messages messages) {
        this.desk = desk;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
    }

    /// How things stand; null until they are known.
    public ReadOnlyObjectProperty<@Nullable AccountState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whether something is under way.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// What went wrong last, in words; empty for nothing.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// What was done last, in words.
    public ReadOnlyStringProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// @param next takes a creator who has signed in and whose library is not the one that is open
    ///   and what becomes of this machine's own
    public void onStranger(BiConsumer<Session, OwnLibrary.Answer> next) {
        strangers = next;
    }

    public void refresh() {
        if (!busy.get()) {
            work(desk::state, "");
        }
    }

    /// Something outside may have changed who is signed in. What looks the same stays as it is,
    /// with what is being typed in it.
    public void lookAgain() {
        if (!busy.get()) {
            background.execute(() ->
                    guarded(() -> {
                        AccountState next = desk.state();
                        boolean opened =
                                next instanceof AccountState.SignedIn in
                                        && !in.own()
                                        && desk.isCurrent(in.session());
                        fx.execute(() -> looked(next, opened));
                    }));
        }
    }

    /// @param opened whether another program has made the creator's library the current one
    private void looked(AccountState next, boolean opened) {
        if (busy.get()) {
            return;
        }
        if (opened && next instanceof AccountState.SignedIn in) {
            state.set(in);
            meet(in, false);
        } else if (!looksLike(state.get(), next)) {
            show(next, "");
        }
    }

    private static boolean looksLike(@Nullable AccountState shown, AccountState next) {
        return switch (shown) {
            case AccountState.SignedIn a when next instanceof AccountState.SignedIn b ->
                    a.own() == b.own()
                            && a.config().equals(b.config())
                            && a.session().creator().equals(b.session().creator())
                            && a.session().since().equals(b.session().since());
            case AccountState.SignedOut a when next instanceof AccountState.Asked b ->
                    a.config().equals(b.config()); // another address is being typed
            case null, default -> next.equals(shown);
        };
    }

    public void takeStack(String fileOrUrl) {
        if (fileOrUrl.isBlank()) {
            trouble.set(messages.of("account.stack.which"));
        } else {
            work(() -> desk.takeStack(fileOrUrl.strip()), "");
        }
    }

    public void unlock(String passphrase) {
        work(() -> desk.unlock(passphrase), "");
    }

    /// Has a code or a link sent.
    public void ask(String email, boolean link) {
        work(() -> desk.ask(email, link), "");
    }

    public void signIn(String email, String password) {
        if (password.isEmpty()) {
            trouble.set(messages.of("account.password.which"));
        } else {
            work(() -> desk.signIn(email, password.toCharArray()), "");
        }
    }

    /// Answers with the code or the link of the mail.
    public void answer(String typed) {
        work(() -> desk.answer(typed), "");
    }

    /// Goes back to asking for the address.
    public void another() {
        if (state.get() instanceof AccountState.Asked asked) {
            trouble.set("");
            state.set(new AccountState.SignedOut(asked.config()));
        }
    }

    public void rename(String name) {
        work(
                () -> {
                    desk.rename(name);
                    return desk.state();
                },
                messages.of("account.renamed"));
    }

    public void signOut(boolean everywhere) {
        if (begun()) {
            background.execute(() ->
                    guarded(() -> {
                        SignedOut outcome = desk.signOut(everywhere);
                        AccountState next = desk.state();
                        String words =
                                messages.of(
                                        "account.signedOut."
                                                + outcome.name()
                                                + (everywhere ? ".everywhere" : ""));
                        long waits = desk.waiting();
                        fx.execute(() ->
                                show(
                                        next,
                                        waits == 0
                                                ? words
                                                : words
                                                        + " "
                                                        + messages.of(
                                                                "account.signedOut.waiting",
                                                                waits)));
                    }));
        }
    }

    /// Opens the library of who is signed in, where another one is open.
    public void openOwn() {
        if (state.get() instanceof AccountState.SignedIn in) {
            meet(in, false);
        }
    }

    /// Opens it at once where there is nothing to be asked.
    ///
    /// @param unasked whether nobody has just signed in or asked for it: what is decided stays
    private void meet(AccountState.SignedIn in, boolean unasked) {
        if (begun()) {
            background.execute(() ->
                    guarded(() -> {
                        if (unasked && !desk.isUndecided(in.session())) {
                            fx.execute(() -> busy.set(false));
                            return;
                        }
                        Optional<OwnLibrary.Question> question = desk.question(in.session());
                        fx.execute(() -> {
                            busy.set(false);
                            if (question.isPresent()) {
                                state.set(new AccountState.Choosing(in, question.get()));
                            } else {
                                strangers.accept(
                                        in.session(), new OwnLibrary.Answer.Merge(List.of()));
                            }
                        });
                    }));
        }
    }

    /// Says what becomes of this machine's own library.
    public void choose(boolean merge) {
        if (state.get() instanceof AccountState.Choosing choosing && begun()) {
            Session session = choosing.in().session();
            background.execute(() ->
                    guarded(() -> {
                        OwnLibrary.Answer answer =
                                merge ? desk.merging(session) : new OwnLibrary.Answer.Apart();
                        fx.execute(() -> {
                            busy.set(false);
                            strangers.accept(session, answer);
                        });
                    }));
        }
    }

    private boolean begun() {
        if (busy.get()) {
            return false;
        }
        busy.set(true);
        trouble.set("");
        done.set("");
        return true;
    }

    private void work(Supplier<AccountState> call, String words) {
        if (begun()) {
            background.execute(() ->
                    guarded(() -> {
                        AccountState next = call.get();
                        fx.execute(() -> show(next, words));
                    }));
        }
    }

    private void show(AccountState next, String words) {
        AccountState before = state.get();
        busy.set(false);
        done.set(words);
        if (next instanceof AccountState.SignedIn in && !in.own()) {
            if (before instanceof AccountState.Choosing choosing
                    && choosing.in().session().creator().equals(in.session().creator())) {
                return; // it is asked already
            }
            state.set(next);
            if (!(before instanceof AccountState.SignedIn)) {
                meet(in, before == null);
            }
            return;
        }
        state.set(next);
    }

    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (SignInException e) {
            AccountState now = afterRefusal(e);
            fx.execute(() -> refused(words(e), now));
        } catch (CloudConfigException | VaultException | LibraryException e) {
            fx.execute(() -> refused(String.valueOf(e.getMessage()), null));
        } catch (RuntimeException | Error e) {
            fx.execute(() -> busy.set(false));
            throw e;
        }
    }

    /// A sign-in that cannot be answered any more is gone; null where all is as it was.
    private @Nullable AccountState afterRefusal(SignInException e) {
        return switch (e.reason()) {
            case EXPIRED, LINK_USED, TOO_MANY_TRIES, NOTHING_ASKED, SIGNED_OUT -> desk.state();
            default -> null;
        };
    }

    private void refused(String words, @Nullable AccountState now) {
        busy.set(false);
        if (now != null) {
            state.set(now);
        } else if (state.get() == null) {
            state.set(new AccountState.NotSetUp());
        }
        trouble.set(words);
    }

    private String words(SignInException e) {
        return e.reason() == SignInException.Reason.NOT_SIGNED_IN
                ? messages.of("account.nobody")
                : String.valueOf(e.getMessage());
    }
}
