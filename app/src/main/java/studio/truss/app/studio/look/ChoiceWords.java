package studio.truss.app.studio.look;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// What a list of choices calls each of them. Nobody types into such a list.
public final class ChoiceWords<T> extends StringConverter<T> {
    private final Function<T, String> words;

    public ChoiceWords(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String text) {
        throw new UnsupportedOperationException("not editable");
    }
}
