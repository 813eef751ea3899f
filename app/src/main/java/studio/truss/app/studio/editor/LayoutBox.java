package studio.truss.app.studio.editor;

import javafx.scene.control.ComboBox;

import studio.truss.app.studio.look.ChoiceWords;
import studio.truss.app.studio.look.Messages;
import studio.truss.core.reframe.Layout;
import studio.truss.core.reframe.LayoutChoice;

import java.util.function.Consumer;

/// The layouts that a shot can have, the one that it has chosen.
final class LayoutBox extends ComboBox<LayoutChoice> {
    LayoutBox(Layout now, Messages messages, Consumer<LayoutChoice> chosen) {
        getItems().setAll(LayoutChoice.values());
        setConverter(new ChoiceWords<>(choice -> messages.of("layout." + choice.word())));
        setAccessibleText(messages.of("crop.layout"));
        for (LayoutChoice choice : LayoutChoice.values()) {
            if (choice.word().equals(now.word())) {
                setValue(choice);
            }
        }
        valueProperty()
                .addListener((_, _, choice) -> {
                    if (choice != null) {
                        chosen.accept(choice);
                    }
                });
    }
}
