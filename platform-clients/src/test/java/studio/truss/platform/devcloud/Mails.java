package studio.truss.platform.devcloud;

import java.util.ArrayList;
import java.util.List;

/// Keeps what the stand-in sends.
public final class Mails implements Mailbox {
    private final List<String> codes = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    @Override
    public synchronized void code(String email, String code) {
        codes.add(code);
    }

    @Override
    public synchronized void link(String email, String link) {
        links.add(link);
    }

    public synchronized String code() {
        return codes.getLast();
    }

    public synchronized String link() {
        return links.getLast();
    }

    public synchronized int count() {
        return codes.size() + links.size();
    }
}
