package org.gradcheck4j.harness.application.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;

/** Where an engine's own prints go: not to standard output, which holds results alone, and JSON must stay JSON. */
final class EnginePrints extends FilterOutputStream {

    private EnginePrints(OutputStream standardError) {
        super(standardError);
    }

    /** {@return a stream to standard error, which an engine cannot close} */
    static PrintStream toStandardError() {
        return new PrintStream(new EnginePrints(new FileOutputStream(FileDescriptor.err)), true);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length); // at once: the inherited one writes byte by byte
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
