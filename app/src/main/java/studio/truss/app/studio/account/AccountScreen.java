package studio.truss.app.studio.account;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import studio.truss.app.cloud.AccountState;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.shell.Screen;
import studio.truss.app.studio.sync.SyncModel;

/// The account: what a cloud of one's own is, the way in, and what there is behind it.
public final class AccountScreen implements Screen {
    private static final double WIDEST = 760;

    private final AccountModel model;
    private final SyncModel sync;
    private final Messages messages;
    private final Runnable toConflicts;
    private final ScrollPane view = new ScrollPane();
    private final VBox content = new VBox();
    private final Label done = new Label();

    /// @param toConflicts shows the conflicts
    public AccountScreen(
            AccountModel model, SyncModel sync, Messages messages, Runnable toConflicts) {
        this.model = model;
        this.sync = sync;
        this.messages = messages;
        this.toConflicts = toConflicts;
        Label trouble = new Label();
        trouble.setId("account-trouble");
        trouble.getStyleClass().add("bad");
        line(trouble, model.troubleProperty());
        done.setId("account-done");
        done.getStyleClass().add("good");
        line(done, model.doneProperty());
        VBox page = new VBox(16, content, trouble, done);
        page.setMaxWidth(WIDEST);
        page.getStyleClass().add("settings-page");
        HBox.setHgrow(page, Priority.ALWAYS);
        HBox middle = new HBox(page);
        middle.setAlignment(Pos.TOP_CENTER);
        view.setContent(middle);
        view.setFitToWidth(true);
        view.getStyleClass().add("settings-screen");
        model.stateProperty().subscribe(this::show);
    }

    private static void line(Label label, javafx.beans.value.ObservableValue<String> words) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.textProperty().bind(words);
        words.subscribe(text -> Nodes.shown(label, !text.isEmpty()));
    }

    private void show(@Nullable AccountState state) {
        AccountForms forms = new AccountForms(model, messages);
        content.getChildren()
                .setAll(
                        switch (state) {
                            case null -> waiting();
                            case AccountState.NotSetUp _ -> forms.notSetUp();
                            case AccountState.SignedOut out -> forms.signedOut(out);
                            case AccountState.Asked asked -> forms.asked(asked);
                            case AccountState.Locked _ -> forms.locked();
                            case AccountState.Choosing choosing -> forms.choosing(choosing);
                            case AccountState.SignedIn in ->
                                    new SignedInPane(in, model, sync, messages, toConflicts);
                        });
    }

    private HBox waiting() {
        ProgressIndicator turning = new ProgressIndicator();
        turning.setMaxSize(20, 20);
        HBox box = new HBox(8, turning, Nodes.quiet(messages.of("account.looking")));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    @Override
    public String id() {
        return "account";
    }

    @Override
    public Feather icon() {
        return Feather.USER;
    }

    @Override
    public Place place() {
        return Place.FOOT;
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void shown() {
        model.refresh();
    }
}
