/** The pipeline that people usually write: JAXB for what comes in, Jackson's databind for what goes out. */
@XmlSchema(
        namespace = "http://www.ecma-international.org/standards/ecma-323/csta/ed3/priv5",
        elementFormDefault = XmlNsForm.QUALIFIED)
package org.onhook.bench.peer;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
