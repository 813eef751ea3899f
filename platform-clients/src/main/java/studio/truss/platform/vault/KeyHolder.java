package studio.truss.platform.vault;

/// What holds the key of a vault. The code stands in the vault's header.
public enum KeyHolder {
    KEYCHAIN(1, "sealed in a file, its key in the system's keychain"),
    KEY_FILE(
            2,
            "sealed in a file, its key in a file beside it that only this user can read: safe from"
                    + " other users, not from programs of this one"),
    PASSPHRASE(3, "sealed in a file by a passphrase");

    private final int code;
    private final String words;

    KeyHolder(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    /// How secrets are kept, for a person.
    public String words() {
        return words;
    }
}
