package studio.truss.app.cli.devcloud;

import studio.truss.platform.devcloud.Mailbox;

import java.io.PrintStream;

/// The mails of the development cloud: they are printed, none is sent.
record PrintedMails(PrintStream out) implements Mailbox {
    @Override
    public void code(String email, String code) {
        out.println("Mail to " + email + ": the code is " + code);
        out.flush();
    }

    @Override
    public void link(String email, String link) {
        out.println("Mail to " + email + ": the link is " + link);
        out.flush();
    }
}
