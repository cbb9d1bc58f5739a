/** The portal's script: every page works without it; it adds live parts, shortcuts and small kindnesses. */
import "./portal.css";

import "htmx.org";
import "htmx-ext-sse";

import { listenForClicks, markTheme } from "./clicks";
import { followTheNewest } from "./following";
import { listenForKeys } from "./keys";
import { keepWhatPeopleDid } from "./morphing";
import { sendFormsOnce } from "./once";
import { setUpRequests } from "./requests";
import { applyRemembered } from "./theme";
import { startTimers } from "./timers";

applyRemembered();
setUpRequests();
keepWhatPeopleDid();
sendFormsOnce();
listenForKeys();
listenForClicks();
markTheme();
followTheNewest();
startTimers();
