package studio.truss.app.screenshots;

import studio.truss.app.studio.look.Theme;

import java.util.function.Consumer;
import java.util.function.Predicate;

/// A picture of one screen in one state.
///
/// @param name of the file, without its ending
/// @param prepare brings the studio there, on the JavaFX thread; what stands before in the list of
///   shots has been done
/// @param ready whether what is to be seen is there; asked on the JavaFX thread until it is
record Shot(
        String name,
        Theme theme,
        int width,
        int height,
        Consumer<OpenStudio> prepare,
        Predicate<OpenStudio> ready) {
    static final int WIDTH = 1600;
    static final int HEIGHT = 1000;
    static final int LEAST_WIDTH = 1100;
    static final int LEAST_HEIGHT = 700;

    static Shot of(String name, Consumer<OpenStudio> prepare, Predicate<OpenStudio> ready) {
        return new Shot(name, Theme.DARK, WIDTH, HEIGHT, prepare, ready);
    }

    Shot light() {
        return new Shot(name + "-light", Theme.LIGHT, width, height, prepare, ready);
    }

    /// At the smallest size that the window takes.
    Shot small() {
        return new Shot(name + "-small", theme, LEAST_WIDTH, LEAST_HEIGHT, prepare, ready);
    }
}
