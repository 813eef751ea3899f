package studio.truss.app.studio.library;

import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import studio.truss.app.studio.export.ExportAsk;
import studio.truss.app.studio.export.ExportMenu;
import studio.truss.app.studio.library.cards.CardGrid;
import studio.truss.app.studio.library.cards.CardLine;
import studio.truss.app.studio.library.cards.CardWords;
import studio.truss.app.studio.library.intake.FileChoices;
import studio.truss.app.studio.library.search.Card;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.shell.Notice;
import studio.truss.app.studio.shell.Notices;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.entity.Clip;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What can be done with cards, by their menu, the keyboard or the words on them. JavaFX thread.
final class CardActions {
    private final LibraryModel model;
    private final CardGrid grid;
    private final FileChoices choices;
    private final Notices notices;
    private final Messages messages;
    private final ExportMenu exports;
    private final CloudFiles cloud;
    private final CardWords words;

    CardActions(
            LibraryModel model,
            CardGrid grid,
            FileChoices choices,
            Notices notices,
            Messages messages,
            ExportMenu exports,
            CloudFiles cloud) {
        this.model = model;
        this.grid = grid;
        this.choices = choices;
        this.notices = notices;
        this.messages = messages;
        this.exports = exports;
        this.cloud = cloud;
        this.words = new CardWords(messages);
    }

    void act(Card card, CardLine.Action action, Node on) {
        switch (action) {
            case FIND -> findMenu(card.asset()).show(on, Side.BOTTOM, 0, 0);
            case WHY -> why(card);
            case ANALYSE -> model.edits().analyse(card.video());
        }
    }

    private void why(Card card) {
        if (card instanceof Card.OfVideo(var video)) {
            notices.add(
                    new Notice(
                            Notice.Kind.TROUBLE,
                            words.why(video),
                            messages.of("library.menu.analyse"),
                            () -> model.edits().analyse(card.video())));
        }
    }

    private ContextMenu findMenu(Asset asset) {
        ContextMenu menu =
                new ContextMenu(
                        item("library.relink.file", () -> findFile(asset)),
                        item("library.relink.folder", () -> findFolder(asset)));
        if (cloud.available() && asset.objectKey() != null) {
            menu.getItems().add(item("library.menu.fetch", () -> cloud.fetch(asset)));
        }
        return menu;
    }

    private void findFile(Asset asset) {
        choices.file("library.relink.chooseFile")
                .ifPresent(file -> model.edits().relink(asset, file));
    }

    private void findFolder(Asset asset) {
        choices.folder("library.relink.chooseFolder")
                .ifPresent(folder -> model.edits().relink(asset, folder));
    }

    /// The menu of a card; of several chosen ones what can be done with all.
    ContextMenu menu(Card card) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("library.menu.open", () -> model.open(card)));
        items.add(item("library.menu.rename", () -> rename(card)));
        items.add(item("library.menu.tags", () -> tags(card)));
        if (card instanceof Card.OfVideo video) {
            items.add(new SeparatorMenuItem());
            if (model.board().job(video.video()) != null) {
                items.add(
                        item(
                                "library.menu.cancel",
                                () -> model.edits().cancelAnalysis(video.video())));
            } else {
                items.add(item("library.menu.analyse", this::analyseChosen));
            }
            items.add(item("library.menu.why", () -> why(card)));
            items.add(item("library.relink.file", () -> findFile(card.asset())));
            items.add(item("library.relink.folder", () -> findFolder(card.asset())));
            items.addAll(cloudItems(card.asset()));
        }
        Menu export = new Menu(messages.of("export.menu"));
        export.getItems().setAll(exports.items(() -> asked(card)));
        items.add(export);
        items.add(new SeparatorMenuItem());
        items.add(item("library.menu.remove", this::removeChosen));
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(items);
        return menu;
    }

    private List<MenuItem> cloudItems(Asset asset) {
        if (!cloud.available()) {
            return List.of();
        }
        MenuItem upload = item("library.menu.upload", () -> cloud.upload(asset));
        return asset.objectKey() == null
                ? List.of(upload)
                : List.of(upload, item("library.menu.fetch", () -> cloud.fetch(asset)));
    }

    void exportOfNothing() {
        notices.add(Notice.done(messages.of("export.choose.card")));
    }

    ContextMenu exportMenu(Card card) {
        ContextMenu menu = new ContextMenu();
        menu.getItems().setAll(exports.items(() -> asked(card)));
        return menu;
    }

    /// The chosen cards; a card that the keyboard stands on beside them counts where none is.
    private List<ExportAsk> asked(Card card) {
        List<Card> chosen = model.selection().chosen();
        return CardExports.of(chosen.isEmpty() ? List.of(card) : chosen);
    }

    private MenuItem item(String key, Runnable work) {
        MenuItem item = new MenuItem(messages.of(key));
        item.setOnAction(_ -> work.run());
        return item;
    }

    private void analyseChosen() {
        model.selection().chosen().forEach(card -> model.edits().analyse(card.video()));
    }

    void removeChosen() {
        model.removals().remove(model.selection().chosen());
    }

    void rename(Card card) {
        grid.with(
                card, view -> view.edit(title(card), "", text -> model.edits().rename(card, text)));
    }

    void tags(Card card) {
        Set<String> tags =
                switch (card) {
                    case Card.OfVideo video -> video.asset().tags();
                    case Card.OfClip(Clip clip, Asset asset) -> clip.tags();
                };
        grid.with(
                card,
                view ->
                        view.edit(
                                String.join(", ", tags),
                                messages.of("library.tags.prompt"),
                                text -> model.edits().tag(card, text)));
    }

    private static String title(Card card) {
        return switch (card) {
            case Card.OfVideo video -> video.asset().title();
            case Card.OfClip(Clip clip, Asset asset) -> clip.title();
        };
    }
}
