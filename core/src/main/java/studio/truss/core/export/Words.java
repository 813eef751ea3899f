package studio.truss.core.export;

/// Text that a line-based format can hold.
final class Words {
    private Words() {}

    /// One line without control characters; `reserved` ones become a slash.
    static String oneLine(String text, String reserved) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (Character.isISOControl(c) || c == 0x2028 || c == 0x2029) {
                        line.append(' ');
                    } else if (reserved.indexOf(c) >= 0) {
                        line.append('/');
                    } else {
                        line.appendCodePoint(c);
                    }
                });
        return line.toString().strip();
    }
}
