package com.sun.glass.ui.headless;

import com.sun.glass.events.KeyEvent;
import com.sun.glass.events.MouseEvent;
import com.sun.glass.ui.Application;
import com.sun.glass.ui.Clipboard;
import com.sun.glass.ui.CommonDialogs;
import com.sun.glass.ui.Cursor;
import com.sun.glass.ui.EventLoop;
import com.sun.glass.ui.GlassRobot;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.Screen;
import com.sun.glass.ui.SystemClipboard;
import com.sun.glass.ui.View;
import com.sun.glass.ui.Window;
import com.sun.glass.ui.delegate.ClipboardDelegate;

import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// JavaFX 26's headless platform with its gaps filled for tests: screen size, mouse modifiers in
/// drags, file choosers, cursors, drag and drop. It rests on JavaFX's internals (26.0.1).
public final class StudioHeadless {
    /// What the next file or folder chooser answers; empty for cancelled.
    public static List<File> nextFiles = List.of();

    public static final List<String> shownDocuments = new ArrayList<>();

    public static class Factory extends HeadlessPlatformFactory {
        @Override
        public Application createApplication() {
            return new App();
        }

        @Override
        public ClipboardDelegate createClipboardDelegate() {
            ClipboardDelegate base = super.createClipboardDelegate();
            return name -> Clipboard.DND.equals(name) ? new Dnd() : base.createClipboard(name);
        }
    }

    static App app;
    static int buttons, keys;
    static Dnd dnd;

    static class App extends HeadlessApplication {
        private Screen[] screens;

        App() {
            app = this;
        }

        @Override
        protected Screen[] staticScreen_getScreens() {
            if (screens == null) {
                super.staticScreen_getScreens();
                int w = Integer.getInteger("truss.headless.width", 1920),
                        h = Integer.getInteger("truss.headless.height", 1080);
                screens =
                        new Screen[] {
                            new Screen(
                                    0, 32, 0, 0, w, h, 0, 0, w, h, 0, 0, w, h, 96, 96, 1, 1, 1, 1)
                        };
            }
            return screens;
        }

        @Override
        public View createView() {
            return new V();
        }

        @Override
        public GlassRobot createRobot() {
            HeadlessRobot r = new R(this);
            try {
                var f = HeadlessApplication.class.getDeclaredField("activeRobot");
                f.setAccessible(true);
                f.set(this, r);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            return r;
        }

        @Override
        public Cursor createCursor(int x, int y, Pixels p) {
            return new HeadlessCursor(com.sun.glass.ui.Cursor.CURSOR_DEFAULT);
        }

        @Override
        protected void staticCursor_setVisible(boolean v) {}

        @Override
        protected CommonDialogs.FileChooserResult staticCommonDialogs_showFileChooser(
                Window o,
                String folder,
                String name,
                String title,
                int type,
                boolean multi,
                CommonDialogs.ExtensionFilter[] filters,
                int def) {
            return new CommonDialogs.FileChooserResult(
                    nextFiles, filters == null || filters.length == 0 ? null : filters[def]);
        }

        @Override
        protected File staticCommonDialogs_showFolderChooser(
                Window o, String folder, String title) {
            return nextFiles.isEmpty() ? null : nextFiles.get(0);
        }

        @Override
        protected void _showDocument(String uri) {
            shownDocuments.add(uri);
        }

        @Override
        protected int _getKeyCodeForChar(char c, int hint) {
            KeyCode k = KeyCode.getKeyCode(String.valueOf(Character.toUpperCase(c)));
            return k == null
                    ? (c == '+' ? KeyEvent.VK_PLUS : c == '-' ? KeyEvent.VK_MINUS : 0)
                    : k.getCode();
        }
    }

    static class V extends HeadlessView {
        @Override
        protected void notifyMouse(
                int type,
                int button,
                int x,
                int y,
                int xa,
                int ya,
                int mods,
                boolean popup,
                boolean synth) {
            if (dnd != null && dnd.active) {
                if (type == MouseEvent.DRAG || type == MouseEvent.MOVE)
                    dnd.over(this, x, y, xa, ya);
                else if (type == MouseEvent.UP) dnd.drop(this, x, y, xa, ya);
                return;
            }
            // the stock robot sends no modifiers with MOVE/DRAG and says "popup trigger" for every
            // press
            super.notifyMouse(
                    type,
                    button,
                    x,
                    y,
                    xa,
                    ya,
                    mods | buttons | keys,
                    popup && button == MouseEvent.BUTTON_RIGHT,
                    false);
        }

        @Override
        protected void _uploadPixels(long ptr, Pixels p) {
            if (Boolean.getBoolean("truss.headless.noblit")) return;
            // the stock blit writes into a fixed 1000x1000 buffer
            if (p.getWidth() <= 1000
                    && p.getHeight() <= 900
                    && getWindow() != null
                    && getWindow().getX() >= 0
                    && getWindow().getX() + p.getWidth() <= 1000
                    && getWindow().getY() >= 0
                    && getWindow().getY() + p.getHeight() <= 1000) super._uploadPixels(ptr, p);
        }

        void dragEnter(int x, int y, int xa, int ya, int a) {
            notifyDragEnter(x, y, xa, ya, a);
        }

        int dragOver(int x, int y, int xa, int ya, int a) {
            return notifyDragOver(x, y, xa, ya, a);
        }

        int dragDrop(int x, int y, int xa, int ya, int a) {
            return notifyDragDrop(x, y, xa, ya, a);
        }

        void dragLeave() {
            notifyDragLeave();
        }

        void dragEnd(int a) {
            notifyDragEnd(a);
        }
    }

    static class R extends HeadlessRobot {
        R(HeadlessApplication a) {
            super(a);
        }

        static int mask(MouseButton... bs) {
            int m = 0;
            for (MouseButton b : bs)
                m |=
                        switch (b) {
                            case PRIMARY -> KeyEvent.MODIFIER_BUTTON_PRIMARY;
                            case SECONDARY -> KeyEvent.MODIFIER_BUTTON_SECONDARY;
                            case MIDDLE -> KeyEvent.MODIFIER_BUTTON_MIDDLE;
                            case BACK -> KeyEvent.MODIFIER_BUTTON_BACK;
                            case FORWARD -> KeyEvent.MODIFIER_BUTTON_FORWARD;
                            default -> 0;
                        };
            return m;
        }

        static int mask(KeyCode k) {
            return switch (k) {
                case SHIFT -> KeyEvent.MODIFIER_SHIFT;
                case CONTROL -> KeyEvent.MODIFIER_CONTROL;
                case ALT -> KeyEvent.MODIFIER_ALT;
                case COMMAND, META, WINDOWS -> KeyEvent.MODIFIER_WINDOWS;
                default -> 0;
            };
        }

        @Override
        public void mousePress(MouseButton... b) {
            buttons |= mask(b);
            super.mousePress(b);
        }

        @Override
        public void mouseRelease(MouseButton... b) {
            buttons &= ~mask(b);
            super.mouseRelease(b);
        }

        @Override
        public void keyPress(KeyCode k) {
            keys |= mask(k);
            super.keyPress(k);
        }

        @Override
        public void keyRelease(KeyCode k) {
            keys &= ~mask(k);
            super.keyRelease(k);
        }
    }

    static class Dnd extends SystemClipboard {
        boolean active;
        int actions, last;
        V source, over;
        Object loop;

        Dnd() {
            super(Clipboard.DND);
            dnd = this;
        }

        @Override
        protected boolean isOwner() {
            return true;
        }

        @SuppressWarnings("NonApiType") // as the platform has it
        @Override
        protected void pushToSystem(HashMap<String, Object> data, int supported) {
            active = true;
            actions = supported;
            over = null;
            last = 0;
            loop = new Object();
            EventLoop l = app.createEventLoop();
            loop = l;
            l.enter();
        }

        void over(V v, int x, int y, int xa, int ya) {
            if (over != v) {
                if (over != null) over.dragLeave();
                over = v;
                if (source == null) source = v;
                v.dragEnter(x, y, xa, ya, Clipboard.ACTION_COPY);
            }
            last =
                    v.dragOver(
                            x,
                            y,
                            xa,
                            ya,
                            (actions & Clipboard.ACTION_COPY) != 0
                                    ? Clipboard.ACTION_COPY
                                    : actions);
        }

        void drop(V v, int x, int y, int xa, int ya) {
            over(v, x, y, xa, ya);
            int done = last != 0 ? v.dragDrop(x, y, xa, ya, last) : 0;
            if (last == 0) v.dragLeave();
            active = false;
            source.dragEnd(done);
            source = null;
            ((EventLoop) loop).leave(null);
        }

        @Override
        protected void pushTargetActionToSystem(int a) {}

        @Override
        protected Object popFromSystem(String mime) {
            return null;
        }

        @Override
        protected int supportedSourceActionsFromSystem() {
            return actions;
        }

        @Override
        protected String[] mimesFromSystem() {
            return new String[0];
        }
    }
}
