/** Looks again at a page on which something is under way, until it says that it is over. */

const pause = 1_500;

if (document.querySelector('[data-under-way]') !== null) setTimeout(() => location.reload(), pause);
