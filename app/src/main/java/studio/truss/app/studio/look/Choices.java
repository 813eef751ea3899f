package studio.truss.app.studio.look;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Makes lists to choose from, whose choice takes effect at once.
public final class Choices {
    private Choices() {}

    /// A list whose choice follows a value that is changed elsewhere too.
    ///
    /// @param words of a value, for a person
    public static <T> ComboBox<T> following(
            List<T> all, ObservableValue<T> now, Function<T, String> words, Consumer<T> chosen) {
        ComboBox<T> box = of(all, now.getValue(), words, chosen);
        now.subscribe(box::setValue);
        return box;
    }

    /// @param words of a value, for a person
    public static <T> ComboBox<T> of(
            List<T> all, T now, Function<T, String> words, Consumer<T> chosen) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(all);
        box.setValue(now);
        box.setConverter(new ChoiceWords<>(words));
        box.valueProperty()
                .addListener((_, _, next) -> {
                    if (next != null) {
                        chosen.accept(next);
                    }
                });
        return box;
    }
}
