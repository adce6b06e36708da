package org.gradcheck4j.harness.npz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where the entries of a zip file stand, which Java does not tell. Only for a file that Java has opened, so that its directory is right;
 * positions and fields are those of the
 * <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">format's description</a>.
 *
 * @param file open
 */
record ZipDirectory(FileChannel file) {

    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int END_64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END_64_LOCATOR_LENGTH = 20;
    private static final int END_64_LENGTH = 56;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int ENTRY_SIGNATURE = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL_LENGTH = 30;
    private static final int EXTRA_64 = 1;

    /** Stands for a number that is among the extra fields, since four bytes are not enough. */
    private static final long IN_EXTRA = 0xFFFF_FFFFL;

    private record Span(long start, long length) {}

    private record Directory(long position, long length, long offset) {}

    /** {@return whether two entries share bytes, or one those of the directory: NumPy refuses such a file}
     *
     * @throws IOException if the directory is not understood
     */
    static boolean hasOverlaps(Path path) throws IOException {
        try (FileChannel file = FileChannel.open(path)) {
            return new ZipDirectory(file).hasOverlaps();
        } catch (IndexOutOfBoundsException e) { // or something stands behind the directory
            throw new IOException("its directory is not understood", e);
        }
    }

    private boolean hasOverlaps() throws IOException {
        Directory directory = directory();
        ByteBuffer bytes = read(directory.position, directory.length);
        // What is before the first entry, such as a program that unpacks itself, is not counted in the offsets.
        long shift = directory.position - directory.offset;
        List<Span> spans = new ArrayList<>();
        int at = 0;
        while (at + ENTRY_LENGTH <= bytes.limit() && bytes.getInt(at) == ENTRY_SIGNATURE) {
            int name = Short.toUnsignedInt(bytes.getShort(at + 28));
            int extra = Short.toUnsignedInt(bytes.getShort(at + 30));
            int comment = Short.toUnsignedInt(bytes.getShort(at + 32));
            spans.add(span(bytes, at, at + ENTRY_LENGTH + name, extra, shift));
            at += ENTRY_LENGTH + name + extra + comment;
        }
        spans.sort(Comparator.comparingLong(Span::start));
        for (int k = 0; k < spans.size(); k++) {
            long end = k + 1 < spans.size() ? spans.get(k + 1).start : directory.position;
            if (spans.get(k).start + spans.get(k).length > end) {
                return true;
            }
        }
        return false;
    }

    private Span span(ByteBuffer bytes, int entry, int extra, int extraLength, long shift) throws IOException {
        long uncompressed = Integer.toUnsignedLong(bytes.getInt(entry + 24));
        long compressed = Integer.toUnsignedLong(bytes.getInt(entry + 20));
        long offset = Integer.toUnsignedLong(bytes.getInt(entry + 42));
        for (int at = extra; at + 4 <= extra + extraLength; at += 4 + Short.toUnsignedInt(bytes.getShort(at + 2))) {
            if (bytes.getShort(at) == EXTRA_64) {
                int field = at + 4 + (uncompressed == IN_EXTRA ? Long.BYTES : 0);
                if (compressed == IN_EXTRA) {
                    compressed = bytes.getLong(field);
                    field += Long.BYTES;
                }
                if (offset == IN_EXTRA) {
                    offset = bytes.getLong(field);
                }
            }
        }
        ByteBuffer local = read(shift + offset, LOCAL_LENGTH);
        int header = LOCAL_LENGTH + Short.toUnsignedInt(local.getShort(26)) + Short.toUnsignedInt(local.getShort(28));
        return new Span(shift + offset, header + compressed);
    }

    private Directory directory() throws IOException {
        long from = Math.max(0, file.size() - END_LENGTH - LONGEST_COMMENT);
        ByteBuffer tail = read(from, file.size() - from);
        int end = tail.limit() - END_LENGTH;
        while (tail.getInt(end) != END_SIGNATURE
                || end + END_LENGTH + Short.toUnsignedInt(tail.getShort(end + 20)) != tail.limit()) {
            end--;
        }
        long length = Integer.toUnsignedLong(tail.getInt(end + 12));
        long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
        OptionalLong end64 = end64(from + end);
        if ((length == IN_EXTRA || offset == IN_EXTRA) && end64.isPresent()) {
            ByteBuffer large = read(end64.getAsLong(), END_64_LENGTH);
            long length64 = large.getLong(40);
            return new Directory(end64.getAsLong() - length64, length64, large.getLong(48));
        }
        return new Directory(from + end - length, length, offset);
    }

    private OptionalLong end64(long end) throws IOException {
        if (end < END_64_LOCATOR_LENGTH) {
            return OptionalLong.empty();
        }
        ByteBuffer locator = read(end - END_64_LOCATOR_LENGTH, END_64_LOCATOR_LENGTH);
        return locator.getInt(0) == END_64_LOCATOR_SIGNATURE
                ? OptionalLong.of(locator.getLong(8))
                : OptionalLong.empty();
    }

    private ByteBuffer read(long position, long length) throws IOException {
        if (position < 0 || length < 0 || length > Integer.MAX_VALUE || position + length > file.size()) {
            throw new IndexOutOfBoundsException("beyond the file");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // until it is full
        }
        return bytes.flip();
    }
}
