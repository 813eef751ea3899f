package studio.truss.app.studio.transfers;

import studio.truss.core.transfer.Transfer;

/// A file on its way, as it is listed.
///
/// @param title of its video or clip
public record TransferItem(Transfer transfer, String title) {}
