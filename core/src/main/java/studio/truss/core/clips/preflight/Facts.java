package studio.truss.core.clips.preflight;

import org.jspecify.annotations.Nullable;

import studio.truss.core.reframe.Box;

/// What is the case on the machine before a render.
///
/// @param folderTrouble why no clip can go to its place, a sentence; null where it can
/// @param bytesFree on the disk of that place, -1 where it cannot be told
/// @param bytesPromised to the clips that wait for the same disk
/// @param captions around all captions in 1080x1920, null where there are none
/// @param title around the hook title in 1080x1920, null where there is none
/// @param meeting whether captions and hook title stand over each other at some time
public record Facts(
        SourceState source,
        @Nullable String folderTrouble,
        long bytesFree,
        long bytesPromised,
        @Nullable Box captions,
        @Nullable Box title,
        boolean meeting) {

    public enum SourceState {
        /// As it was when it was looked at.
        AS_IT_WAS,
        /// Its size is the same, but something wrote it since.
        TOUCHED,
        /// Other bytes lie there.
        CHANGED,
        MISSING
    }
}
