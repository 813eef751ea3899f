package studio.truss.app.cli;

import picocli.CommandLine.IVersionProvider;

import studio.truss.app.ProgramVersion;

/// What `truss --version` prints.
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"Truss Studio " + ProgramVersion.text()};
    }
}
