package studio.truss.platform.devcloud;

/// Gets the mails that the stand-in would send.
public interface Mailbox {
    void code(String email, String code);

    void link(String email, String link);
}
