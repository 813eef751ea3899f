package studio.truss.core.media.ffmpeg;

import org.bytedeco.javacpp.BytePointer;

import java.lang.foreign.MemorySegment;

/// Memory of Java's as a pointer of JavaCPP's; owns nothing.
final class Address extends BytePointer {
    Address(MemorySegment memory) {
        super();
        address = memory.address();
        capacity = memory.byteSize();
        limit = capacity;
    }
}
