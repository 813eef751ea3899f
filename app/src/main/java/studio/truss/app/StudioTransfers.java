package studio.truss.app;

import javafx.beans.value.ObservableBooleanValue;

import studio.truss.app.cloud.AccountDesk;
import studio.truss.app.cloud.AccountState;
import studio.truss.app.cloud.BackgroundTransfers;
import studio.truss.app.cloud.CloudMedia;
import studio.truss.app.studio.library.CloudFiles;
import studio.truss.app.studio.look.Messages;
import studio.truss.app.studio.queue.ClipUploads;
import studio.truss.app.studio.settings.CloudChoice;
import studio.truss.app.studio.settings.SettingsModel;
import studio.truss.app.studio.transfers.TransfersModel;
import studio.truss.app.studio.transfers.TransfersView;
import studio.truss.core.library.entity.Asset;
import studio.truss.core.library.item.ClipId;
import studio.truss.core.library.sqlite.SqliteLibrary;
import studio.truss.core.transfer.TransferQueue;
import studio.truss.core.transfer.flow.Bandwidth;
import studio.truss.platform.aws.signin.SignInException;

import java.nio.file.Path;

/// The window's parts about files in the creator's cloud, put together. Without a bucket they do
/// nothing but be there.
final class StudioTransfers implements AutoCloseable, CloudFiles, ClipUploads {
    private static final String FETCHED = "Truss Videos";

    private final SettingsModel settings;
    private final TransfersModel model;
    private final TransfersView view;
    private final BackgroundTransfers moving;

    StudioTransfers(StudioBase base, AccountDesk desk) {
        settings = base.settings();
        AppGraph graph = base.graph();
        Messages messages = base.messages();
        SqliteLibrary library = graph.library();
        TransferQueue queue = new TransferQueue(library, graph.clock());
        Bandwidth bandwidth = new Bandwidth();
        model =
                new TransfersModel(
                        library, queue, base.work(), base.notices(), base.status(), messages);
        view = new TransfersView(model, messages);
        moving =
                new BackgroundTransfers(
                        () ->
                                CloudMedia.open(
                                        graph,
                                        desk.config()
                                                .orElseThrow(() ->
                                                        new SignInException(
                                                                SignInException.Reason
                                                                        .NOT_SIGNED_IN)),
                                        desk.passphrase(),
                                        bandwidth),
                        queue,
                        model,
                        base.failures(),
                        graph.clock());
        model.attach(moving::soon);
        settings.settingsProperty()
                .subscribe(now -> {
                    bandwidth.limit(now.cloud().bytesPerSecond());
                    rendered();
                });
    }

    /// @param state of the creator's account
    void account(AccountState state) {
        boolean on =
                state instanceof AccountState.SignedIn in
                        && in.own()
                        && in.config().bucket() != null;
        if (on != model.availableProperty().get()) {
            model.available(on);
            moving.set(on);
            rendered();
        }
    }

    /// A render may have ended.
    void rendered() {
        CloudChoice choice = settings.get().cloud();
        if (choice.uploadRendered() && model.availableProperty().get()) {
            model.uploadRendered();
        }
    }

    void start() {
        moving.start();
    }

    TransfersModel model() {
        return model;
    }

    TransfersView view() {
        return view;
    }

    @Override
    public boolean available() {
        return model.availableProperty().get();
    }

    @Override
    public ObservableBooleanValue availableProperty() {
        return model.availableProperty();
    }

    @Override
    public void upload(Asset asset) {
        model.upload(asset.videoId());
    }

    @Override
    public void upload(ClipId clip) {
        model.upload(clip);
    }

    @Override
    public void fetch(Asset asset) {
        model.fetch(asset.videoId(), Path.of(System.getProperty("user.home", "."), FETCHED));
    }

    @Override
    public void close() {
        moving.close();
    }
}
