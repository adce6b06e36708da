package org.gradcheck4j.harness.application.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.gradcheck4j.harness.application.cli.output.Colours;
import org.gradcheck4j.harness.application.cli.output.Streams;

/** A command, run in this process. */
public record Invocation(int exitCode, String out, String err) {

    public static Invocation of(String... arguments) {
        return of(Colours.OFF, arguments);
    }

    public static Invocation of(Colours colours, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Streams streams = new Streams(new PrintWriter(out), new PrintWriter(err), false, colours);
        int code = Main.run(streams, false, arguments);
        streams.out().flush();
        streams.err().flush();
        return new Invocation(code, out.toString(), err.toString());
    }
}
