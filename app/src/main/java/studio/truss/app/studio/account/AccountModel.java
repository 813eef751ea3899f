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
import studio.truss.app.studio.look.Messages;
import studio.truss.core.library.LibraryException;
import studio.truss.platform.aws.signin.Account.SignedOut;
import studio.truss.platform.aws.signin.Session;
import studio.truss.platform.aws.signin.SignInException;
import studio.truss.platform.aws.stack.CloudConfigException;
import studio.truss.platform.vault.VaultException;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
    private Consumer<Session> strangers = _ -> {};

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
    public void onStranger(Consumer<Session> next) {
        strangers = next;
    }

    public void refresh() {
        if (!busy.get()) {
            work(desk::state, "");
        }
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
                        fx.execute(() -> show(next, words));
                    }));
        }
    }

    /// Opens the library of who is signed in, where another one is open.
    public void openOwn() {
        if (state.get() instanceof AccountState.SignedIn in) {
            strangers.accept(in.session());
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
        state.set(next);
        if (next instanceof AccountState.SignedIn in
                && !in.own()
                && before != null
                && !(before instanceof AccountState.SignedIn)) {
            strangers.accept(in.session());
        }
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
