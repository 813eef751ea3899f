package studio.truss.app.studio.account;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.MirrorNews;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.app.studio.sync.SyncModel;
import studio.truss.app.studio.sync.SyncWords;
import studio.truss.platform.aws.stack.CloudConfig;

/// Who is signed in, how the library and the cloud stand, and the way out.
final class SignedInPane extends VBox {
    private final AccountModel model;
    private final SyncModel sync;
    private final SyncWords words;
    private final Messages messages;
    private final Runnable toConflicts;

    SignedInPane(
            AccountState.SignedIn in,
            AccountModel model,
            SyncModel sync,
            Messages messages,
            Runnable toConflicts) {
        super(28);
        this.model = model;
        this.sync = sync;
        this.words = new SyncWords(messages);
        this.messages = messages;
        this.toConflicts = toConflicts;
        getChildren().add(section("account.you", who(in), name(in)));
        if (in.own()) {
            getChildren()
                    .add(
                            section(
                                    "account.mirror",
                                    row(messages.of("sync.here"), messages.of("sync.here.about")),
                                    mirror(),
                                    figures()));
        } else {
            getChildren().add(section("account.mirror", stranger(in)));
        }
        getChildren().add(section("account.out", out(false), out(true)));
    }

    private VBox section(String key, Node... rows) {
        Label heading = new Label(messages.of(key));
        heading.getStyleClass().add("heading");
        VBox box = new VBox(14, heading);
        box.getChildren().addAll(rows);
        return box;
    }

    private HBox row(String name, String about, Node... controls) {
        Label title = new Label(name);
        Label text = Nodes.quiet(about);
        text.setMinHeight(Region.USE_PREF_SIZE);
        VBox both = new VBox(2, title, text);
        both.setMinWidth(0);
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox row = new HBox(16, both);
        row.getChildren().addAll(controls);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-row");
        for (Node control : controls) {
            if (control instanceof Region region) {
                region.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        return row;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(messages.of(key));
        button.setId(id);
        button.disableProperty().bind(model.busyProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    private HBox who(AccountState.SignedIn in) {
        String email = in.session().email();
        CloudConfig config = in.config();
        String kept =
                in.holder()
                        .map(holder ->
                                messages.of("account.kept." + holder.name(), in.vault().toString()))
                        .orElse("");
        HBox row =
                row(
                        email.isEmpty() ? in.session().creator().value() : email,
                        messages.of(
                                        "account.who",
                                        SyncWords.when(in.session().since()),
                                        config.table(),
                                        config.region())
                                + "\n"
                                + kept);
        row.setId("account-who");
        return row;
    }

    private HBox name(AccountState.SignedIn in) {
        TextField field = new TextField(in.displayName());
        field.setId("account-name");
        field.setPromptText(messages.of("account.name.prompt"));
        field.setPrefColumnCount(18);
        field.setOnAction(_ -> model.rename(field.getText()));
        Button save = button("account-name-save", "account.name.save", () -> {});
        save.setOnAction(_ -> model.rename(field.getText()));
        return row(messages.of("account.name"), messages.of("account.name.about"), field, save);
    }

    private HBox mirror() {
        Button now = new Button(messages.of("sync.now"));
        now.setId("account-sync");
        now.setOnAction(_ -> sync.syncNow());
        now.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> {
                                    MirrorNews news = sync.newsProperty().get();
                                    return news != null && news.running();
                                },
                                sync.newsProperty()));
        HBox row = row(messages.of("sync.cloud"), "", now);
        Label text = (Label) ((VBox) row.getChildren().getFirst()).getChildren().getLast();
        text.setId("account-sync-words");
        text.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> words.sentence(sync),
                                sync.stateProperty(),
                                sync.newsProperty()));
        return row;
    }

    private HBox figures() {
        Button look = button("account-conflicts", "sync.conflicts.look", toConflicts);
        HBox row = row(messages.of("account.figures"), "", look);
        Label text = (Label) ((VBox) row.getChildren().getFirst()).getChildren().getLast();
        text.setId("account-figures");
        sync.newsProperty()
                .subscribe(news -> {
                    Nodes.shown(look, news != null && news.status().conflicts() > 0);
                    text.setText(news == null ? messages.of("account.figures.none") : said(news));
                });
        return row;
    }

    private String said(MirrorNews news) {
        String text =
                messages.of(
                        "account.figures.words",
                        words.pending(news.status()),
                        news.status().mirrored(),
                        words.sweep(news.status()));
        if (news.status().rru() + news.status().wru() > 0) {
            text += " " + messages.of("account.figures.cost", words.cost(news.status()));
        }
        return news.status().conflicts() == 0
                ? text
                : text + "\n" + messages.of("sync.conflicts.value", news.status().conflicts());
    }

    private HBox stranger(AccountState.SignedIn in) {
        String key = in.local() ? "account.local" : "account.stranger";
        return row(
                messages.of(key),
                messages.of(key + ".about"),
                button("account-own", "account.stranger.open", model::openOwn));
    }

    private HBox out(boolean everywhere) {
        String key = everywhere ? "account.outEverywhere" : "account.outHere";
        return row(
                messages.of(key),
                messages.of(key + ".about"),
                button(
                        everywhere ? "account-out-everywhere" : "account-out",
                        key + ".do",
                        () -> model.signOut(everywhere)));
    }
}
