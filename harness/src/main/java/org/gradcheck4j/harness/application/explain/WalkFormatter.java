package org.gradcheck4j.harness.application.explain;

import io.jstach.jstache.JStacheFormatter;
import io.jstach.jstachio.Appender;
import io.jstach.jstachio.Output;
import io.jstach.jstachio.formatters.DefaultFormatter;

/** Lets a template print a double with four decimals. */
@JStacheFormatter
final class WalkFormatter implements DefaultFormatter {

    private WalkFormatter() {}

    static WalkFormatter provider() {
        return new WalkFormatter();
    }

    @Override
    public <A extends Output<E>, E extends Exception> void format(
            Appender downstream, A output, String path, double value) throws E {
        downstream.append(output, Decimals.four(value));
    }
}
