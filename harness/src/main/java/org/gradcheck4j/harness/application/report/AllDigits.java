package org.gradcheck4j.harness.application.report;

import io.jstach.jstache.JStacheFormatter;
import io.jstach.jstachio.Appender;
import io.jstach.jstachio.Output;
import io.jstach.jstachio.formatters.DefaultFormatter;
import org.gradcheck4j.harness.text.Figures;

/** Lets a template print a double with all its digits. */
@JStacheFormatter
final class AllDigits implements DefaultFormatter {

    private AllDigits() {}

    static AllDigits provider() {
        return new AllDigits();
    }

    @Override
    public <A extends Output<E>, E extends Exception> void format(
            Appender downstream, A output, String path, double value) throws E {
        downstream.append(output, Figures.fully(value));
    }
}
