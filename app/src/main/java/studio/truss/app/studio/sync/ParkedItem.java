package studio.truss.app.studio.sync;

/// A change that the cloud will not take as it is.
///
/// @param title of what was changed
/// @param reason in words
record ParkedItem(String title, String reason) {}
