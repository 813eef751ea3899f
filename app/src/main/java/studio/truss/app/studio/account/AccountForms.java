package studio.truss.app.studio.account;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.HoldingsWords;
import studio.truss.app.cloud.OwnLibrary;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.look.Nodes;
import studio.truss.platform.aws.signin.PendingSignIn;

import java.io.File;

/// What is asked of somebody who is not signed in, a step at a time.
record AccountForms(AccountModel model, Messages messages) {

    private VBox step(String heading, String about, Node... rest) {
        Label title = new Label(heading);
        title.getStyleClass().add("heading");
        Label words = Nodes.quiet(about);
        words.setMinHeight(Region.USE_PREF_SIZE);
        VBox box = new VBox(14, title, words);
        box.getChildren().addAll(rest);
        box.getStyleClass().add("account-card");
        return box;
    }

    private static HBox row(TextField field, Button... buttons) {
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(8, field);
        for (Button button : buttons) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            row.getChildren().add(button);
        }
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private TextField field(TextField field, String id, String prompt) {
        field.setId(id);
        field.setPromptText(messages.of(prompt));
        field.setAccessibleText(messages.of(prompt));
        field.disableProperty().bind(model.busyProperty());
        return field;
    }

    private Button button(String id, String key, Runnable action) {
        Button button = new Button(messages.of(key));
        button.setId(id);
        button.disableProperty().bind(model.busyProperty());
        button.setOnAction(_ -> action.run());
        return button;
    }

    private Button primary(String id, String key, Runnable action) {
        Button button = button(id, key, action);
        button.getStyleClass().add("primary");
        return button;
    }

    VBox notSetUp() {
        TextField stack = field(new TextField(), "account-stack", "account.stack.prompt");
        stack.setOnAction(_ -> model.takeStack(stack.getText()));
        Button choose =
                button(
                        "account-stack-choose",
                        "account.stack.choose",
                        () -> {
                            File file =
                                    new FileChooser().showOpenDialog(stack.getScene().getWindow());
                            if (file != null) {
                                stack.setText(file.toString());
                                model.takeStack(file.toString());
                            }
                        });
        Button use =
                primary(
                        "account-stack-use",
                        "account.stack.use",
                        () -> model.takeStack(stack.getText()));
        return step(
                messages.of("account.notSetUp"),
                messages.of("account.notSetUp.about"),
                row(stack, choose, use),
                Nodes.quiet(messages.of("account.stack.about")));
    }

    VBox signedOut(AccountState.SignedOut out) {
        TextField email = field(new TextField(), "account-email", "account.email");
        email.setOnAction(_ -> model.ask(email.getText(), false));
        TextField password = field(new PasswordField(), "account-password", "account.password");
        Runnable signIn =
                () -> {
                    String typed = password.getText();
                    password.clear();
                    model.signIn(email.getText(), typed);
                };
        password.setOnAction(_ -> signIn.run());
        Label or = Nodes.quiet(messages.of("account.password.about"));
        or.setMinHeight(Region.USE_PREF_SIZE);
        return step(
                messages.of("account.signIn"),
                messages.of("account.signIn.about", out.config().table(), out.config().region()),
                row(
                        email,
                        button(
                                "account-link",
                                "account.sendLink",
                                () -> model.ask(email.getText(), true)),
                        primary(
                                "account-code",
                                "account.sendCode",
                                () -> model.ask(email.getText(), false))),
                or,
                row(password, button("account-password-use", "account.password.use", signIn)));
    }

    VBox asked(AccountState.Asked asked) {
        PendingSignIn pending = asked.pending();
        boolean link = pending.kind() == PendingSignIn.Kind.LINK;
        String kind = link ? "link" : "code";
        TextField answer = field(new TextField(), "account-answer", "account." + kind + ".prompt");
        answer.setOnAction(_ -> model.answer(answer.getText()));
        return step(
                messages.of("account." + kind + ".heading"),
                messages.of(
                        pending.kind() == PendingSignIn.Kind.SIGN_UP_CODE
                                ? "account.signUp.about"
                                : "account." + kind + ".about",
                        pending.sentTo()),
                row(
                        answer,
                        primary(
                                "account-answer-send",
                                "account.answer",
                                () -> model.answer(answer.getText()))),
                new HBox(
                        8,
                        button(
                                "account-again",
                                "account." + kind + ".again",
                                () -> model.ask(pending.email(), link)),
                        button("account-another", "account.another", model::another)));
    }

    VBox choosing(AccountState.Choosing choosing) {
        OwnLibrary.Question question = choosing.question();
        Label title = new Label(messages.of("account.choose"));
        title.getStyleClass().add("heading");
        Label about =
                Nodes.quiet(
                        messages.of(
                                "account.choose.about",
                                HoldingsWords.of(question.there()),
                                HoldingsWords.of(question.here())));
        about.setMinHeight(Region.USE_PREF_SIZE);
        return new VBox(
                14,
                title,
                about,
                way("account.choose.merge", "account-merge", () -> model.choose(true), true),
                way("account.choose.apart", "account-apart", () -> model.choose(false), false),
                way("account.choose.later", "account-out", () -> model.signOut(false), false));
    }

    private HBox way(String key, String id, Runnable action, boolean first) {
        Label about = Nodes.quiet(messages.of(key + ".about"));
        about.setMinHeight(Region.USE_PREF_SIZE);
        VBox words = new VBox(2, new Label(messages.of(key)), about);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button button = first ? primary(id, key + ".do", action) : button(id, key + ".do", action);
        button.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(16, words, button);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("settings-row");
        return row;
    }

    VBox locked() {
        TextField passphrase =
                field(new PasswordField(), "account-passphrase", "account.passphrase");
        passphrase.setOnAction(_ -> model.unlock(passphrase.getText()));
        return step(
                messages.of("account.locked"),
                messages.of("account.locked.about"),
                row(
                        passphrase,
                        primary(
                                "account-unlock",
                                "account.unlock",
                                () -> model.unlock(passphrase.getText()))));
    }
}
